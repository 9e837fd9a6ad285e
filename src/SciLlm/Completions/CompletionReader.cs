using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>
/// Reads a chat completion straight from its bytes. Servers differ, so it is liberal: unknown members are skipped, missing or null ones
/// stay unset, numbers may be strings, content may be text or an array of parts.
/// </summary>
internal ref struct CompletionReader
{
    private Utf8JsonReader _json;
    private List<FunctionCallContent>? _toolCalls;

    private CompletionReader(ReadOnlySpan<byte> body) => _json = new Utf8JsonReader(body, Liberal);

    public string? Id { get; private set; }

    public string? Model { get; private set; }

    public bool HasChoice { get; private set; }

    public string? Content { get; private set; }

    public string? ReasoningContent { get; private set; }

    public string? Refusal { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    public UsageDetails? Usage { get; private set; }

    public ServerError? Error { get; private set; }

    public readonly IReadOnlyList<FunctionCallContent> ToolCalls => _toolCalls ?? (IReadOnlyList<FunctionCallContent>)[];

    private static JsonReaderOptions Liberal => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 512 };

    /// <exception cref="JsonException">The body is not one JSON object.</exception>
    public static CompletionReader Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var reader = new CompletionReader(body.StartsWith(byteOrderMark) ? body[3..] : body);
        reader.ReadRoot();
        return reader;
    }

    private void ReadRoot()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject) throw new JsonException("A completion is a JSON object.");
        while (NextMember())
        {
            if (_json.ValueTextEquals("id"u8)) Id = Text();
            else if (_json.ValueTextEquals("model"u8)) Model = Text();
            else if (_json.ValueTextEquals("choices"u8)) ReadChoices();
            else if (_json.ValueTextEquals("usage"u8)) Usage = UsageReader.Read(ref _json);
            else if (_json.ValueTextEquals("error"u8)) ReadError();
            else Skip();
        }
    }

    private void ReadChoices()
    {
        _json.Read();
        if (!IsArray()) return;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.StartObject || HasChoice)
            {
                _json.Skip();
                continue;
            }

            HasChoice = true;
            ReadChoice();
        }
    }

    private void ReadChoice()
    {
        while (NextMember())
        {
            if (_json.ValueTextEquals("message"u8)) ReadMessage();
            else if (_json.ValueTextEquals("text"u8)) Content ??= Text();
            else if (_json.ValueTextEquals("finish_reason"u8)) FinishReason = Reason();
            else if (_json.ValueTextEquals("error"u8)) ReadError();
            else Skip();
        }
    }

    private void ReadMessage()
    {
        _json.Read();
        if (!IsObject()) return;
        while (NextMember())
        {
            if (_json.ValueTextEquals("content"u8)) Content = ContentText();
            else if (_json.ValueTextEquals("reasoning_content"u8)) ReasoningContent = Text() ?? ReasoningContent;
            else if (_json.ValueTextEquals("reasoning"u8)) ReasoningContent ??= Text();
            else if (_json.ValueTextEquals("refusal"u8)) Refusal = Text();
            else if (_json.ValueTextEquals("tool_calls"u8)) _toolCalls = ToolCallReader.Read(ref _json);
            else Skip();
        }
    }

    private void ReadError()
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.Null or JsonTokenType.False) return;
        Error = ServerError.Read(JsonElement.ParseValue(ref _json));
    }

    /// <summary>Content as text: a string, or the texts of an array's parts.</summary>
    private string? ContentText()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray) return _json.TextHere();

        string? text = null;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType == JsonTokenType.String) text += _json.GetString();
            else if (_json.TokenType == JsonTokenType.StartObject) text += PartText();
            else _json.Skip();
        }

        return text;
    }

    private string? PartText()
    {
        string? text = null;
        while (NextMember())
        {
            if (_json.ValueTextEquals("text"u8)) text = Text();
            else Skip();
        }

        return text;
    }

    private ChatFinishReason? Reason()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String && _json.ValueTextEquals("stop"u8)) return ChatFinishReason.Stop;
        return _json.TextHere() is { Length: > 0 } reason ? new ChatFinishReason(reason) : null;
    }

    private bool NextMember() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    private string? Text()
    {
        _json.Read();
        return _json.TextHere();
    }

    private void Skip()
    {
        _json.Read();
        _json.Skip();
    }

    private bool IsObject() => Is(JsonTokenType.StartObject);

    private bool IsArray() => Is(JsonTokenType.StartArray);

    private bool Is(JsonTokenType expected)
    {
        if (_json.TokenType == expected) return true;
        _json.Skip();
        return false;
    }
}
