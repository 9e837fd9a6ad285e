using System.Buffers;
using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SciLlm.Benchmarks.Completions;

/// <summary>
/// The floor: what somebody writes who knows the platform well and wants nothing but the text. Buffers are used again; there are no retries, no limits
/// but HttpClient's own, and no word about what went wrong.
/// </summary>
internal sealed class BareClient(HttpMessageHandler handler, Uri apiBase, string key) : IDisposable
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new(handler, disposeHandler: false);
    private readonly Uri _address = new($"{apiBase}/chat/completions");
    private readonly string _bearer = $"Bearer {key}";
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    public void Dispose() => _http.Dispose();

    public async Task<string?> CompleteAsync(string model, string prompt)
    {
        var buffer = _buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(4096);
        using var response = await SendAsync(buffer, model, prompt, streams: false).ConfigureAwait(false);
        buffer.ResetWrittenCount();
        await using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        while (await body.ReadAsync(buffer.GetMemory(512)).ConfigureAwait(false) is var read and > 0)
            buffer.Advance(read);
        var text = Content(buffer.WrittenSpan);
        _buffers.Add(buffer);
        return text;
    }

    public async IAsyncEnumerable<string> StreamAsync(string model, string prompt)
    {
        var buffer = _buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(4096);
        using var response = await SendAsync(buffer, model, prompt, streams: true).ConfigureAwait(false);
        _buffers.Add(buffer);
        await using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var events = SseParser.Create(body, static (_, data) => data.SequenceEqual("[DONE]"u8) ? null : Content(data));
        await foreach (var piece in events.EnumerateAsync().ConfigureAwait(false))
        {
            if (piece.Data is { Length: > 0 } text)
                yield return text;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(ArrayBufferWriter<byte> buffer, string model, string prompt, bool streams)
    {
        Write(buffer, model, prompt, streams);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(buffer.WrittenMemory) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", _bearer);
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        return response.EnsureSuccessStatusCode();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string model, string prompt, bool streams)
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteStartArray("messages"u8);
        json.WriteStartObject();
        json.WriteString("role"u8, "user"u8);
        json.WriteString("content"u8, prompt);
        json.WriteEndObject();
        json.WriteEndArray();
        if (streams)
            json.WriteBoolean("stream"u8, true);
        json.WriteEndObject();
    }

    /// <summary>The <c>content</c> there is, in a message or a piece of one. Read to its end, since JSON that is cut off must not pass for an answer.</summary>
    private static string? Content(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var content = default(string);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals("content"u8))
                continue;
            json.Read();
            content = json.GetString();
        }
        return content;
    }
}
