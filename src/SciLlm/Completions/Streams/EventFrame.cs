using System.Text.Json;

namespace SciLlm.Completions.Streams;

/// <summary>
/// What stands around the text of an event. The events of a stream are nearly all alike but for it; one that is the same byte by byte before and after a
/// single string says the same with every other member, so that only the string is left to read.
/// </summary>
internal sealed class EventFrame
{
    private byte[] _before = [];
    private byte[] _after = [];
    private ChoiceParts _piece;

    /// <summary>What every event with this frame says of the answer.</summary>
    public AnswerHead Head { get; private set; }

    /// <summary>Takes the frame of an event that was read whole, unless it is not one piece of one choice.</summary>
    public void TakeFrom(ReadOnlySpan<byte> data, in CompletionReader whole)
    {
        if (whole is not { Usage: null, ContentPlace: { } text }) return;
        (_before, _after) = (data[..text.Start].ToArray(), data[text.End..].ToArray());
        (_piece, Head) = (whole.First, whole.Head);
    }

    /// <summary>Reads an event; false when it does not have this frame.</summary>
    public bool TryRead(ReadOnlySpan<byte> data, out ChoiceParts piece)
    {
        piece = default;
        if (_before.Length == 0 || data.Length <= _before.Length + _after.Length || !data.StartsWith(_before) || !data.EndsWith(_after)) return false;
        try
        {
            var within = data[_before.Length..^_after.Length];
            var json = new Utf8JsonReader(within);
            if (!json.Read() || json.TokenType != JsonTokenType.String || json.BytesConsumed != within.Length) return false;
            piece = _piece.With(json.GetString()!);
            return true;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // No string, or none that is text: whoever reads the whole event says what is wrong with it.
            return false;
        }
    }
}
