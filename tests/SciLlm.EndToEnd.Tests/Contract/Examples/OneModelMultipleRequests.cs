using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Parallel batch", example "one model, multiple requests".</summary>
internal static class OneModelMultipleRequests
{
    public static async Task RunAsync()
    {
        var model = Environment.GetEnvironmentVariable("CHUTES_MODEL_ID");
        CompletionRequest[] requests =
        [
            new("""Return only {"ok":true} as JSON.""") { Model = model, ResponseFormat = ChatResponseFormat.Json, MaxTokens = 64, Temperature = 0 },
            new("""Return only {"n":1} as JSON.""") { Model = model, ResponseFormat = ChatResponseFormat.Json, MaxTokens = 64, Temperature = 0 },
        ];

        var results = await SciLlmClient.Default.CompleteBatchAsync(requests, new BatchOptions
        {
            Concurrency = 4,
            Timeout = TimeSpan.FromSeconds(20),
            WallTime = TimeSpan.FromSeconds(120),
            ResponseFormat = ChatResponseFormat.Json,
            Tenacious = false,
        });
        foreach (var result in results)
        {
            if (result.Error is { } error) Console.WriteLine($"error {result.Status} {error.Message}");
            else Console.WriteLine($"content {result.Content}");
        }
    }
}
