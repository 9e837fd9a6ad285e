using SciLlm;

/// <summary>"Certainly / Lean4", "Helper (paved convenience)".</summary>
internal static class PavedConvenience
{
    public static async Task RunAsync()
    {
        var response = await CertainlyClient.Default.ProveAsync(
            [new ProofItem("Nat.add_assoc")], new ProofOptions { Flags = ["--strategies", "direct,structured"], MaxSeconds = 120, RequireProved = true });
        Console.WriteLine(response.Results[0].Outcome);
    }
}
