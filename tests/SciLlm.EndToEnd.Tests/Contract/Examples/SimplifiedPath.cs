using SciLlm;

/// <summary>"Certainly / Lean4", "Simplified path (recommended default for pipelines)".</summary>
internal static class SimplifiedPath
{
    public static async Task RunAsync()
    {
        using var certainly = CertainlyClient.FromEnvironment();
        var response = await certainly.ProveSimpleAsync([new ProofItem("Nat.add_assoc") { Id = "sanity-1" }], new ProofOptions { MaxSeconds = 300 });

        var result = response.Results[0];
        Console.WriteLine($"status {result.Status}");
        Console.WriteLine($"lean_code {result.LeanCode}");
        Console.WriteLine($"explanation {result.Explanation}");
    }
}
