using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SciLlm.Testing;

/// <summary>One request as an <see cref="LlmTestServer"/> received it.</summary>
/// <remarks>
/// <see cref="Headers"/> and <see cref="Body"/> hold exactly what was sent, credentials included, so that a test can check them;
/// <see cref="ToString"/> shows only the scheme of a credential.
/// </remarks>
public sealed class RecordedRequest
{
    private readonly Lazy<JsonElement?> _json;

    private RecordedRequest(long number, string method, string path, string connectionId, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        (Number, Method, Path, ConnectionId, Headers, Body) = (number, method, path, connectionId, headers, body);
        _json = new Lazy<JsonElement?>(() => Parse(body));
    }

    /// <summary>The number of the request on its server, from 1.</summary>
    public long Number { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path and the query, as sent: <c>/v1/chat/completions</c>.</summary>
    public string Path { get; }

    /// <summary>The same for requests that came over one connection.</summary>
    public string ConnectionId { get; }

    /// <summary>The headers by name, in any case; several of one name are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body, byte for byte.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body parsed; <see langword="null"/> when it is not JSON.</summary>
    public JsonElement? Json => _json.Value;

    /// <summary>The model asked for; <see langword="null"/> when the body names none.</summary>
    public string? Model => Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("model", out var model)
        && model.ValueKind == JsonValueKind.String ? model.GetString() : null;

    /// <summary>The text of the last user message: what the server echoes. Empty when there is none.</summary>
    public string Prompt => Json is { } body && Echo.Prompt.LastUserMessage(body) is { } message ? Echo.Prompt.TextOf(message) : "";

    /// <summary>One line for a test's output, without any key: <c>#1 POST /v1/chat/completions, 120 bytes, Authorization: Bearer [redacted]</c>.</summary>
    public override string ToString()
    {
        var line = new StringBuilder($"#{Number} {Method} {Path}, {Body.Length} bytes");
        if (Headers.TryGetValue("Authorization", out var authorization))
        {
            var space = authorization.IndexOf(' ');
            line.Append(", Authorization: ").Append(space < 0 ? "" : authorization[..(space + 1)]).Append("[redacted]");
        }

        return Headers.ContainsKey("x-api-key") ? line.Append(", x-api-key: [redacted]").ToString() : line.ToString();
    }

    internal static RecordedRequest Capture(HttpContext context, byte[] body, long number)
    {
        var request = context.Request;
        var headers = new Dictionary<string, string>(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers)
        {
            headers[name] = string.Join(", ", values.ToArray());
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new RecordedRequest(number, request.Method, target, context.Connection.Id, headers, body);
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
