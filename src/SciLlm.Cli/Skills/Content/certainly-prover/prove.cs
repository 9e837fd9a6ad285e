// Proves the requirements it is given: dotnet run prove.cs -- "n + 0 = n" "0 + n = n"
#:package SciLlm@*

using SciLlm;

var requirements = args.Length > 0 ? args : ["For all n : Nat, n + 0 = n."];

using var certainly = CertainlyClient.FromEnvironment();
var response = await certainly.ProveSimpleAsync(
    [.. requirements.Select((text, index) => new ProofItem(text) { Id = $"REQ-{index + 1}" })],
    new ProofOptions { Tactics = ["simp", "omega"], MaxSeconds = 300 });

foreach (var result in response.Results)
    Console.WriteLine(result.Ok ? $"{result.Item.Id} proved:\n{result.LeanCode}" : $"{result.Item.Id} {result.Outcome}: {result.Explanation ?? result.Diagnostics}");
return response.Results.All(result => result.Ok) ? 0 : 1;
