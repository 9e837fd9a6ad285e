using System.Text.Json;

namespace SciLlm.Cli.Batches;

/// <summary>
/// The contract's other form of a batch: one JSON object, over as many lines as it likes, whose <c>messages_list</c> holds the messages of each request and whose
/// other members are those of every request. It is read whole; a batch too large for that is one of lines.
/// </summary>
internal sealed class MessagesDocument : IDisposable
{
    private const string List = "messages_list";
    private const long Longest = 256 << 20;

    private readonly JsonDocument _document;
    private readonly JsonElement _conversations;

    private MessagesDocument(JsonDocument document, JsonElement conversations) => (_document, _conversations) = (document, conversations);

    /// <summary>Reads the document; null when the input is no such document but lines.</summary>
    public static async Task<MessagesDocument?> TryReadAsync(Stream input, CancellationToken cancellationToken)
    {
        await using (input)
        {
            if (input.Length > Longest || !await MayBeDocumentAsync(input, cancellationToken))
                return null;
            input.Position = 0;
            try
            {
                var document = await JsonDocument.ParseAsync(input, cancellationToken: cancellationToken);
                if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(List, out var conversations))
                    return new MessagesDocument(document, Checked(conversations));
                document.Dispose();
                return null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>A line for each request, as the input of lines has them.</summary>
    public Stream ToLines()
    {
        var lines = new MemoryStream();
        using var json = new Utf8JsonWriter(lines);
        foreach (var messages in _conversations.EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var member in _document.RootElement.EnumerateObject().Where(member => member.Name != List))
                member.WriteTo(json);
            json.WritePropertyName("messages");
            messages.WriteTo(json);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            lines.WriteByte((byte)'\n');
        }
        lines.Position = 0;
        return lines;
    }

    public void Dispose() => _document.Dispose();

    /// <summary>Whether the first line is no request by itself: it ends within an object, or says that it is the document.</summary>
    private static async Task<bool> MayBeDocumentAsync(Stream input, CancellationToken cancellationToken)
    {
        await foreach (var line in JsonLines.ReadAsync(input, cancellationToken))
        {
            if (line.IsBlank)
                continue;
            try
            {
                using var first = JsonDocument.Parse(line.Content);
                return first.RootElement.ValueKind == JsonValueKind.Object && first.RootElement.TryGetProperty(List, out _);
            }
            catch (JsonException)
            {
                return line.Content.Span.TrimStart(" \t"u8) is [(byte)'{', ..];
            }
        }
        return false;
    }

    private static JsonElement Checked(JsonElement conversations) =>
        conversations.ValueKind == JsonValueKind.Array && conversations.EnumerateArray().All(messages => messages.ValueKind == JsonValueKind.Array)
            ? conversations
            : throw new CommandFailedException($"{List} has to be an array of conversations, each an array of messages.");
}
