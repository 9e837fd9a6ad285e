using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Parallel batch", "Example with progress (recommended for large batches)".</summary>
internal static class BatchWithProgress
{
    public static async Task RunAsync()
    {
        var model = Environment.GetEnvironmentVariable("CHUTES_MODEL_ID");
        CompletionRequest[] requests =
        [
            new("hi") { Model = model, ResponseFormat = ChatResponseFormat.Json },
            new("hi") { Model = model, ResponseFormat = ChatResponseFormat.Json },
        ];
        var (done, ok, failed) = (0, 0, 0);
        var options = new BatchOptions { Concurrency = 6, Timeout = TimeSpan.FromSeconds(60), WallTime = TimeSpan.FromSeconds(900), Tenacious = true };
        await foreach (var result in SciLlmClient.Default.StreamBatchAsync(requests, options))
        {
            done++;
            ok += result.Ok ? 1 : 0;
            failed += result.Ok ? 0 : 1;
            if (done % 25 == 0 || !result.Ok)
                Console.WriteLine($"{done}/{requests.Length} ok={ok} err={failed} idx={result.Index} status={result.Status} elapsed={result.Elapsed}");
        }
        Console.WriteLine($"{done}/{requests.Length} ok={ok} err={failed}");
    }
}
