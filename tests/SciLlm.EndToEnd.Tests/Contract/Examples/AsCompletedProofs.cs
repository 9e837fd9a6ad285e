using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Certainly / Lean4", both "As-completed iterator" examples.</summary>
internal static class AsCompletedProofs
{
    public static async Task RunAsync()
    {
        ProofItem[] items = [new("Nat.add_comm"), new("Nat.add_assoc")];
        var options = new ProofOptions { ResponseFormat = ChatResponseFormat.Json, Concurrency = 4 };

        await foreach (var result in CertainlyClient.Default.StreamProofsAsync(items, options))
            Console.WriteLine(result.Ok ? $"ok {result.Item.RequirementText}" : $"err {result.Status} {result.Error?.Message}");

        await foreach (var result in CertainlyClient.Default.StreamSimpleProofsAsync(items, options))
            Console.WriteLine(result.Ok ? $"simple ok {result.Status}" : $"err {result.Status} {result.Error?.Message} {result.Explanation}");
    }
}
