// Asks one question: dotnet run chat.cs -- "Why do builds fail at night?"
#:package SciLlm@*

using Microsoft.Extensions.AI;
using SciLlm;

using var client = SciLlmClient.FromEnvironment();
(await client.SanityPreflightAsync()).EnsureOk();

var answer = await client.CompleteAsync(new CompletionRequest
{
    Messages =
    [
        new(ChatRole.System, "Answer in one sentence."),
        new(ChatRole.User, args is [var prompt, ..] ? prompt : "What is the capital of France?"),
    ],
    MaxTokens = 200,
});
Console.WriteLine(answer.Content);
