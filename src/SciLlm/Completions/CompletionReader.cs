using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>
/// Reads a chat completion, or an event of a streamed one, straight from its bytes. Servers differ, so it is liberal: unknown members are skipped,
/// missing or null ones stay unset, numbers may be strings, content may be text or an array of parts.
/// </summary>
internal ref struct CompletionReader
{
    private readonly string? _expectedId;
    private readonly string? _expectedModel;
    private readonly int _start;
    private Utf8JsonReader _json;

    private CompletionReader(ReadOnlySpan<byte> body, string? expectedId, string? expectedModel)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        (_expectedId, _expectedModel) = (expectedId, expectedModel);
        _start = body.StartsWith(byteOrderMark) ? byteOrderMark.Length : 0;
        _json = new Utf8JsonReader(body[_start..], LiberalJson.Options);
    }

    public string? Id { get; private set; }

    public string? Model { get; private set; }

    public DateTimeOffset? CreatedAt { get; private set; }

    public readonly AnswerHead Head => new(Id, Model, CreatedAt);

    public bool HasChoice { get; private set; }

    /// <summary>The choice named first.</summary>
    public ChoiceParts First { get; private set; }

    /// <summary>The choices after it; null when there are none, as almost always.</summary>
    public List<ChoiceParts>? Others { get; private set; }

    public UsageDetails? Usage { get; private set; }

    public ServerError? Error { get; private set; }

    /// <summary>Where the only choice's content stands in the body, quotes included; null when there are several, or it is not one string.</summary>
    public readonly Range? ContentPlace => Others is null && First.ContentPlace is { } place ? (_start + place.Start.Value)..(_start + place.End.Value) : null;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="expectedId">The id it probably has, as every event of a stream has the same; null when nothing is known.</param>
    /// <param name="expectedModel">The model it probably names.</param>
    /// <exception cref="JsonException">The body is not one JSON object.</exception>
    public static CompletionReader Read(ReadOnlySpan<byte> body, string? expectedId, string? expectedModel)
    {
        var reader = new CompletionReader(body, expectedId, expectedModel);
        reader.ReadRoot();
        return reader;
    }

    private void ReadRoot()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject) throw new JsonException("A completion is a JSON object.");
        while (_json.NextMember())
        {
            if (_json.ValueTextEquals("id"u8)) Id = _json.NextText(_expectedId);
            else if (_json.ValueTextEquals("model"u8)) Model = _json.NextText(_expectedModel);
            else if (_json.ValueTextEquals("created"u8)) CreatedAt = Moment(_json.NextCount());
            else if (_json.ValueTextEquals("choices"u8)) ReadChoices();
            else if (_json.ValueTextEquals("usage"u8)) Usage = UsageReader.Read(ref _json);
            else if (_json.ValueTextEquals("error"u8)) Error = ServerError.ReadNext(ref _json) ?? Error;
            else _json.SkipNext();
        }
    }

    // A server that makes something up must not cost the answer.
    private static DateTimeOffset? Moment(long? seconds) =>
        seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;

    private void ReadChoices()
    {
        if (!_json.NextIs(JsonTokenType.StartArray)) return;
        for (var position = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; position++)
        {
            if (_json.TokenType == JsonTokenType.StartObject) Add(ChoiceParts.Read(ref _json, position));
            else _json.Skip();
        }
    }

    private void Add(ChoiceParts choice)
    {
        Error = choice.Error ?? Error;
        if (HasChoice) (Others ??= []).Add(choice);
        else (First, HasChoice) = (choice, true);
    }
}

/// <summary>What an answer says of itself; each member null where it does not.</summary>
internal readonly record struct AnswerHead(string? Id, string? Model, DateTimeOffset? CreatedAt);
