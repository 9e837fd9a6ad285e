using System.Text.Json;

namespace SciLlm.Tests.Support;

/// <summary>Bodies as servers send them.</summary>
internal static class Answers
{
    public static string Completion(string? content, string finishReason = "stop") =>
        $$$"""{"id":"chatcmpl-1","object":"chat.completion","model":"m-2024","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(content)}}}},"finish_reason":"{{{finishReason}}}"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""";

    public static string Error(string message, string type = "invalid_request_error", string? code = null) =>
        $$$"""{"error":{"message":{{{JsonSerializer.Serialize(message)}}},"type":"{{{type}}}","param":null,"code":{{{JsonSerializer.Serialize(code)}}} }}""";
}
