using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>Writes the messages of a request.</summary>
internal static class MessageWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        json.WriteStartArray("messages"u8);
        for (var at = 0; at < messages.Count; at++)
        {
            if (First<FunctionResultContent>(messages[at].Contents) is not null) WriteResults(json, messages[at]);
            else WriteMessage(json, messages[at]);
        }

        json.WriteEndArray();
    }

    /// <summary>The API wants one message for each tool's result; here one message may hold several.</summary>
    private static void WriteResults(Utf8JsonWriter json, ChatMessage message)
    {
        foreach (var content in message.Contents)
        {
            if (content is not FunctionResultContent result)
                throw new NotSupportedException($"a message holds a tool's result beside {Describe(content)}; put them in messages of their own.");
            ToolWriter.WriteResult(json, result);
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        if (message.AuthorName is { } name) json.WriteString("name"u8, name);
        WriteContent(json, message.Contents);
        if (First<FunctionCallContent>(message.Contents) is not null) ToolWriter.WriteCalls(json, message.Contents);
        if (First<ErrorContent>(message.Contents) is { ErrorCode: nameof(Completion.Refusal) } refusal) json.WriteString("refusal"u8, refusal.Message);
        (message.RawRepresentation as ExtraMembers)?.WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, IList<AIContent> contents)
    {
        var hasMedia = false;
        var text = default(string);
        for (var at = 0; at < contents.Count; at++)
        {
            switch (contents[at])
            {
                case TextReasoningContent or UsageContent or FunctionCallContent or ErrorContent:
                    break;
                case TextContent part when ExtraMembers.Of(part) is null:
                    text = text is null ? part.Text : text + part.Text;
                    break;
                default:
                    hasMedia = true;
                    break;
            }
        }

        // Text alone goes as a plain string: many servers' chat templates understand nothing else.
        if (!hasMedia)
        {
            if (text is null && First<FunctionCallContent>(contents) is not null) json.WriteNull("content"u8);
            else json.WriteString("content"u8, text ?? "");
            return;
        }

        json.WriteStartArray("content"u8);
        foreach (var content in contents) WritePart(json, content);
        json.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent or UsageContent or FunctionCallContent or ErrorContent:
                break;
            case TextContent text:
                json.WriteStartObject();
                json.WriteString("type"u8, "text"u8);
                json.WriteString("text"u8, text.Text);
                ExtraMembers.Of(text)?.WriteTo(json);
                json.WriteEndObject();
                break;
            case DataContent image when image.HasTopLevelMediaType("image"):
                ImageWriter.Write(json, image);
                break;
            case UriContent image when image.HasTopLevelMediaType("image"):
                ImageWriter.Write(json, image);
                break;
            case var _ when ExtraMembers.Of(content) is { } whole:
                json.WriteStartObject();
                whole.WriteTo(json);
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"a message holds {Describe(content)}, which cannot be sent; text, images, tool calls and tool results can.");
        }
    }

    // One message is written a million times in a batch: no enumerators for what is nearly always a list of one.
    private static TContent? First<TContent>(IList<AIContent> contents)
        where TContent : AIContent
    {
        for (var at = 0; at < contents.Count; at++)
        {
            if (contents[at] is TContent found) return found;
        }

        return null;
    }

    private static string Describe(AIContent content) => content switch
    {
        DataContent data => $"data of type {data.MediaType}",
        UriContent uri => $"an address of type {uri.MediaType}",
        _ => content.GetType().Name,
    };
}
