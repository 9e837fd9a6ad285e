// Proves one theorem without a bridge where Lean is at hand: dotnet run prove-direct.cs
#:package SciLlm@*

using SciLlm;

using var certainly = CertainlyClient.FromEnvironment();
if (!certainly.IsAvailable(out var reason))
    Console.WriteLine($"The bridge is asked instead: {reason}.");

var proof = await certainly.ProveRequirementAsync("Adding zero changes nothing.", new ProofOptions
{
    Statement = "theorem add_zero' (n : Nat) : n + 0 = n",
    Tactics = ["simp"],
});
Console.WriteLine(proof.Ok ? proof.LeanCode : $"{proof.Outcome}: {proof.Explanation ?? proof.Diagnostics}");
return proof.Ok ? 0 : 1;
