using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>One choice of an answer as a server writes it: whole, or the piece of it that an event of a stream brings.</summary>
internal record struct ChoiceParts
{
    public int Index { get; private set; }

    public string? Content { get; private set; }

    /// <summary>Where the content stands in what was read, quotes included; null when it is not one string.</summary>
    public Range? ContentPlace { get; private set; }

    public string? ReasoningContent { get; private set; }

    public string? Refusal { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    public List<ToolCallPart>? ToolCalls { get; private set; }

    public ServerError? Error { get; private set; }

    /// <summary>Whether the model says anything here.</summary>
    public readonly bool HoldsText => Content is { Length: > 0 } || ReasoningContent is { Length: > 0 } || Refusal is { Length: > 0 };

    /// <summary>Whether the model says, calls or ends anything here.</summary>
    public readonly bool HoldsToken => HoldsText || FinishReason is not null || ToolCalls is { Count: > 0 };

    /// <summary>Reads the current object.</summary>
    /// <param name="json">A reader at the start of the object.</param>
    /// <param name="position">The choice's place, for a server that does not number its choices.</param>
    public static ChoiceParts Read(ref Utf8JsonReader json, int position)
    {
        var choice = new ChoiceParts { Index = position };
        while (json.NextMember())
        {
            if (json.ValueTextEquals("message"u8) || json.ValueTextEquals("delta"u8)) choice.ReadMessage(ref json);
            else if (json.ValueTextEquals("index"u8)) choice.Index = (int?)json.NextCount() ?? position;
            else if (json.ValueTextEquals("text"u8)) choice.Content ??= json.NextText();
            else if (json.ValueTextEquals("finish_reason"u8)) choice.FinishReason = Reason(ref json);
            else if (json.ValueTextEquals("error"u8)) choice.Error = ServerError.ReadNext(ref json);
            else json.SkipNext();
        }

        return choice;
    }

    private void ReadMessage(ref Utf8JsonReader json)
    {
        if (!json.NextIs(JsonTokenType.StartObject)) return;
        while (json.NextMember())
        {
            if (json.ValueTextEquals("content"u8)) ReadContent(ref json);
            else if (json.ValueTextEquals("reasoning_content"u8)) ReasoningContent = json.NextText() ?? ReasoningContent;
            else if (json.ValueTextEquals("reasoning"u8)) ReasoningContent ??= json.NextText();
            else if (json.ValueTextEquals("refusal"u8)) Refusal = json.NextText();
            else if (json.ValueTextEquals("tool_calls"u8)) ToolCalls = ToolCallPart.ReadAll(ref json);
            else json.SkipNext();
        }
    }

    /// <summary>The same with another content.</summary>
    public readonly ChoiceParts With(string content) => this with { Content = content };

    private void ReadContent(ref Utf8JsonReader json)
    {
        Content = ContentText(ref json);
        ContentPlace = json.TokenType == JsonTokenType.String ? (int)json.TokenStartIndex..(int)json.BytesConsumed : null;
    }

    /// <summary>Content as text: a string, or the texts of an array's parts.</summary>
    private static string? ContentText(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray) return json.TextHere();

        string? text = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String) text += json.GetString();
            else if (json.TokenType == JsonTokenType.StartObject) text += PartText(ref json);
            else json.Skip();
        }

        return text;
    }

    private static string? PartText(ref Utf8JsonReader json)
    {
        string? text = null;
        while (json.NextMember())
        {
            if (json.ValueTextEquals("text"u8)) text = json.NextText();
            else json.SkipNext();
        }

        return text;
    }

    private static ChatFinishReason? Reason(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.ValueTextEquals("stop"u8)) return ChatFinishReason.Stop;
        return json.TextHere() is { Length: > 0 } reason ? new ChatFinishReason(reason) : null;
    }
}
