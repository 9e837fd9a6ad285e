using System.Globalization;
using System.Text;

namespace SciLlm.Benchmarks.Completions;

/// <summary>What the server answers, whatever it is asked: about a hundred words, whole or as a stream of fifty events.</summary>
internal sealed record CannedAnswer(string MediaType, byte[] Body)
{
    public const string Model = "canned";

    /// <summary>Taken by a server that asks for none.</summary>
    public const string Key = "sk-of-a-benchmark";

    private const int Pieces = 50;
    private const string Piece = "so it goes ";

    public static CannedAnswer Whole { get; } = new("application/json", Encoding.UTF8.GetBytes($$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1760000000,"model":"canned","choices":[{"index":0,"message":{"role":"assistant","content":"{{{string.Concat(Enumerable.Repeat(Piece, Pieces))}}}"},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":150,"total_tokens":162}}
        """));

    public static CannedAnswer Streamed { get; } = new("text/event-stream", Encoding.UTF8.GetBytes(
        Event("""{"role":"assistant","content":""}""", "null")
        + string.Concat(Enumerable.Repeat(Event($$$"""{"content":"{{{Piece}}}"}""", "null"), Pieces))
        + Event("{}", "\"stop\"")
        + "data: [DONE]\n\n"));

    /// <summary>The answer as HTTP/1.1 sends it.</summary>
    public byte[] ToHttp()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: {MediaType}\r\nContent-Length: {Body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. Body];
    }

    private static string Event(string delta, string finishReason) =>
        "data: " + $$$"""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1760000000,"model":"canned","choices":[{"index":0,"delta":{{{delta}}},"logprobs":null,"finish_reason":{{{finishReason}}}}]}""" + "\n\n";
}
