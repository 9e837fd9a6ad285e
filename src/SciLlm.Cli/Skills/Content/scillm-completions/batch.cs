// Asks once for every line of a file, and prints each result as it comes: dotnet run batch.cs -- alerts.txt
#:package SciLlm@*

using Microsoft.Extensions.AI;
using SciLlm;

IEnumerable<string> alerts = args is [var file, ..] ? File.ReadLines(file) : ["disk full", "latency is normal"];
var model = Environment.GetEnvironmentVariable("CHUTES_MODEL_ID");
var requests = alerts.Select(alert => new CompletionRequest($$"""Return only {"page": true or false} as JSON for this alert: {{alert}}""")
{
    Model = model,
    ResponseFormat = ChatResponseFormat.Json,
});

var failed = 0;
using var client = SciLlmClient.FromEnvironment();
await foreach (var result in client.StreamBatchAsync(requests, BatchOptions.Recommended with { RetryInvalidJson = 1 }))
{
    if (!result.Ok) failed++;
    Console.WriteLine(result.Ok ? $"{result.Index}: {result.Json}" : $"{result.Index}: {result.Error!.Message}");
}
return failed == 0 ? 0 : 1;
