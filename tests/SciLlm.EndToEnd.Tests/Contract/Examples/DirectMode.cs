using SciLlm;

/// <summary>"Certainly / Lean4", "Direct Mode API" and "Minimal Runnable Script".</summary>
internal static class DirectMode
{
    public static async Task RunAsync()
    {
        using var certainly = CertainlyClient.FromEnvironment();
        if (!certainly.IsAvailable(out var reason)) Console.WriteLine($"not available: {reason}");

        var result = await certainly.ProveRequirementAsync("Prove that for any natural number n, n + 1 > n", new ProofOptions { Tactics = ["simp", "omega"] });
        if (result.Ok)
        {
            Console.WriteLine("OK: Proof found");
            Console.WriteLine($"Lean4 code: {result.LeanCode}");
        }
        else
        {
            Console.WriteLine($"FAIL: {result.Error?.Message ?? result.Diagnostics}");
        }
    }
}
