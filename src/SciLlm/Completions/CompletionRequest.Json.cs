using System.Text;
using System.Text.Json;
using SciLlm.Completions;

namespace SciLlm;

public sealed partial record CompletionRequest
{
    private const int DeepestBody = 512;

    /// <summary>
    /// Reads a request from a body of the chat completions API, such as a line of a batch file holds. What has no property here is kept:
    /// members of the body in <see cref="ExtraBody"/>, members of messages and parts of kinds unknown in the messages themselves.
    /// </summary>
    /// <remarks>
    /// <c>stream</c> and <c>stream_options</c> are passed over: how an answer is delivered is told by the method that sends the request.
    /// <c>api_key</c> and <c>api_base</c> are refused, because a file of requests is no place for either; set <see cref="ApiKey"/> and
    /// <see cref="ApiBase"/>. A member that its property does not hold whole, such as <c>response_format</c> with <c>strict</c>, is in
    /// <see cref="ExtraBody"/> as it came, which is what is sent; for <c>response_format</c> and <c>max_completion_tokens</c> the property tells of it too.
    /// </remarks>
    /// <param name="json">One JSON object, with <c>messages</c> at least.</param>
    /// <exception cref="JsonException">It is not JSON, or not such a body; <see cref="JsonException.Path"/> and the message name the member and what was expected.</exception>
    /// <example><code>
    /// var request = CompletionRequest.FromJson("""{ "messages": [{ "role": "user", "content": "hi" }], "max_tokens": 64 }""");
    /// </code></example>
    public static CompletionRequest FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromJson(Encoding.UTF8.GetBytes(json));
    }

    /// <inheritdoc cref="FromJson(string)"/>
    /// <param name="utf8Json">One JSON object in UTF-8, with <c>messages</c> at least.</param>
    public static CompletionRequest FromJson(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = DeepestBody });
        var body = JsonElement.ParseValue(ref reader);

        // Throws where the value is not all there is.
        reader.Read();
        return FromJson(body);
    }

    /// <inheritdoc cref="FromJson(string)"/>
    /// <param name="json">One JSON object, with <c>messages</c> at least. Its document may be disposed afterwards.</param>
    public static CompletionRequest FromJson(JsonElement json) => RequestReader.Read(json.ValueKind == JsonValueKind.Undefined ? json : json.Clone());

    /// <summary>
    /// Writes this request as the body that is sent, in one line. <c>model</c> is left out where none is set. What is not part of a body
    /// (<see cref="ApiBase"/>, <see cref="ApiKey"/>, <see cref="Provider"/>, <see cref="Timeout"/>, <see cref="JsonStrict"/>, <see cref="ExtraHeaders"/>,
    /// <see cref="Metadata"/>) is not written. <see cref="FromJson(string)"/> reads it back as a request with the same body.
    /// </summary>
    /// <exception cref="SciLlmConfigurationException">The request holds something that cannot be sent.</exception>
    public string ToJson()
    {
        using var body = RequestWriter.Write(this, Model, streams: false);
        return Encoding.UTF8.GetString(body.Span);
    }
}
