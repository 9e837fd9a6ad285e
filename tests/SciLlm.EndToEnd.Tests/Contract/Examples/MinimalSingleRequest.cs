using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Parallel batch", "Minimal example (single request)".</summary>
internal static class MinimalSingleRequest
{
    public static async Task RunAsync()
    {
        var results = await SciLlmClient.Default.CompleteBatchAsync(
            [
                new CompletionRequest
                {
                    Model = Environment.GetEnvironmentVariable("CHUTES_MODEL_ID"),
                    Messages = [new(ChatRole.System, "Return JSON only."), new(ChatRole.User, """Return {"ok":true} as JSON.""")],
                    ResponseFormat = ChatResponseFormat.Json,
                    MaxTokens = 64,
                    Temperature = 0,
                },
            ],
            new BatchOptions { Concurrency = 4, Timeout = TimeSpan.FromSeconds(20), WallTime = TimeSpan.FromSeconds(120), ResponseFormat = ChatResponseFormat.Json, Tenacious = false });
        foreach (var result in results)
            Console.WriteLine(result.Error is { } error ? $"error {result.Status} {error.Message}" : $"content {result.Content}");
    }
}
