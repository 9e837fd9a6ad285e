// Asks for JSON and reads it: dotnet run json.cs
#:package SciLlm@*

using Microsoft.Extensions.AI;
using SciLlm;

using var client = SciLlmClient.FromEnvironment();
var answer = await client.CompleteAsync(new CompletionRequest("""Return only {"name": "Alice", "age": 25} as JSON.""")
{
    ResponseFormat = ChatResponseFormat.Json,
    JsonStrict = true,
});
Console.WriteLine($"{answer.Json!.Value.GetProperty("name")} is {answer.Json!.Value.GetProperty("age")}.");
