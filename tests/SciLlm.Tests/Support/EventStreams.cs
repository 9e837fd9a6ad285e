using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SciLlm.Tests.Support;

/// <summary>Event streams as servers send them, and their reading to the end.</summary>
internal static class EventStreams
{
    public const string Done = "data: [DONE]\n\n";

    /// <summary>An event with a piece of choice 0's content.</summary>
    public static string Text(string content, string? finishReason = null) =>
        Delta($$"""{"content":{{JsonSerializer.Serialize(content)}}}""", finishReason);

    public static string Finish(string reason = "stop") => Delta("{}", reason);

    public static string Delta(string delta, string? finishReason = null, int index = 0) =>
        $$$"""data: {"id":"c-1","object":"chat.completion.chunk","model":"m-2024","choices":[{"index":{{{index}}},"delta":{{{delta}}},"finish_reason":{{{JsonSerializer.Serialize(finishReason)}}}}]}""" + "\n\n";

    /// <summary>An answer whose body is these events.</summary>
    public static Func<SentRequest, HttpResponseMessage> Streaming(params string[] events) =>
        _ => Response(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(events))));

    public static HttpResponseMessage Response(Stream body)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream") { CharSet = "utf-8" };
        return new HttpResponseMessage { Content = content };
    }

    /// <summary>Reads to the end, or to the failure.</summary>
    public static async Task<(List<CompletionUpdate> Updates, Exception? Failure)> ReadAsync(this IAsyncEnumerable<CompletionUpdate> stream)
    {
        var updates = new List<CompletionUpdate>();
        var failure = await Record.ExceptionAsync(async () =>
        {
            await foreach (var update in stream) updates.Add(update);
        });
        return (updates, failure);
    }

    public static string Text(this IEnumerable<CompletionUpdate> updates, int choice = 0) =>
        string.Concat(updates.Where(update => update.Choice == choice).Select(update => update.Content));
}
