using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm.Completions;

/// <summary>Writes the messages of a request.</summary>
internal static class MessageWriter
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        json.WriteStartArray("messages"u8);
        foreach (var message in messages)
        {
            if (message.Contents.Any(content => content is FunctionResultContent)) WriteResults(json, message);
            else WriteMessage(json, message);
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
        ToolWriter.WriteCalls(json, message.Contents);
        if (message.Contents.OfType<ErrorContent>().FirstOrDefault(error => error.ErrorCode == nameof(Completion.Refusal)) is { } refusal)
            json.WriteString("refusal"u8, refusal.Message);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, IList<AIContent> contents)
    {
        var hasMedia = false;
        var text = default(string);
        foreach (var content in contents)
        {
            switch (content)
            {
                case TextReasoningContent or UsageContent or FunctionCallContent or ErrorContent:
                    break;
                case TextContent part:
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
            if (text is null && contents.Any(content => content is FunctionCallContent)) json.WriteNull("content"u8);
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
                json.WriteEndObject();
                break;
            case DataContent image when image.HasTopLevelMediaType("image"):
                StartImage(json);
                WriteDataUri(json, image);
                EndImage(json, image);
                break;
            case UriContent image when image.HasTopLevelMediaType("image"):
                StartImage(json);
                json.WriteStringValue(image.Uri.OriginalString);
                EndImage(json, image);
                break;
            default:
                throw new NotSupportedException($"a message holds {Describe(content)}, which cannot be sent; text, images, tool calls and tool results can.");
        }
    }

    private static void StartImage(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "image_url"u8);
        json.WriteStartObject("image_url"u8);
        json.WritePropertyName("url"u8);
    }

    private static void EndImage(Utf8JsonWriter json, AIContent image)
    {
        if (image.AdditionalProperties?.TryGetValue("detail", out string? detail) == true) json.WriteString("detail"u8, detail);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes <c>data:image/png;base64,…</c> from the bytes, without making a string of them.</summary>
    private static void WriteDataUri(Utf8JsonWriter json, DataContent image)
    {
        var head = $"data:{image.MediaType};base64,";
        var headLength = Encoding.UTF8.GetByteCount(head);
        var rented = ArrayPool<byte>.Shared.Rent(headLength + Base64.GetMaxEncodedToUtf8Length(image.Data.Length));
        try
        {
            Encoding.UTF8.GetBytes(head, rented);
            Base64.EncodeToUtf8(image.Data.Span, rented.AsSpan(headLength), out _, out var written);
            json.WriteStringValue(rented.AsSpan(0, headLength + written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static string Describe(AIContent content) => content switch
    {
        DataContent data => $"data of type {data.MediaType}",
        UriContent uri => $"an address of type {uri.MediaType}",
        _ => content.GetType().Name,
    };
}
