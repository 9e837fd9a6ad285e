using Microsoft.Extensions.AI;

namespace SciLlm.Tests.Support;

/// <summary>Clients that see no real environment and wait without jitter.</summary>
internal static class TestClient
{
    public const string Key = "sk-planted-0123456789abcdef";

    public static SciLlmEnvironment NoEnvironment { get; } = new(_ => null);

    public static SciLlmClient Create(HttpMessageHandler? handler, Action<SciLlmClientOptions>? configure = null, SciLlmEnvironment? environment = null)
    {
        var options = new SciLlmClientOptions { ApiBase = "https://api.test/v1", ApiKey = Key, Model = "m" };
        configure?.Invoke(options);
        return new SciLlmClient(options, handler, environment ?? NoEnvironment, jitter: () => 0);
    }

    public static SciLlmEnvironment EnvironmentOf(params (string Name, string Value)[] variables)
    {
        var lookup = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new SciLlmEnvironment(lookup.GetValueOrDefault);
    }

    public static CompletionRequest Ask(string prompt = "hi") => new(prompt);

    public static CompletionRequest AskJson(string prompt = "hi") => new(prompt) { ResponseFormat = ChatResponseFormat.Json };
}
