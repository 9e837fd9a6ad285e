using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Completions;

/// <summary>Reads the messages of a body.</summary>
internal static class MessageReader
{
    /// <exception cref="JsonException">A message is malformed.</exception>
    public static IReadOnlyList<ChatMessage> ReadAll(JsonMember messages) => [.. messages.Items().Select(Read)];

    private static ChatMessage Read(JsonMember message)
    {
        var role = new ChatRole(message.Member("role", "a text, such as user").Text("a text, such as user"));
        var (contents, name, extra) = (new List<AIContent>(), default(string), default(List<JsonMember>));
        foreach (var member in message.Members())
        {
            switch (member.Name)
            {
                case "role":
                    break;
                case "content" when role == ChatRole.Tool:
                    contents.Add(Result(message, member));
                    break;
                case "content":
                    if (!member.IsNull) PartReader.ReadAll(member, contents);
                    break;
                case "tool_call_id" when role == ChatRole.Tool:
                    break;
                case "name" when member.IsText && role != ChatRole.Tool:
                    name = member.Text();
                    break;
                case "refusal" when member.IsText:
                    contents.Add(new ErrorContent(member.Text()) { ErrorCode = nameof(Completion.Refusal) });
                    break;
                case "tool_calls" when member.IsArray && ToolReader.TryReadCalls(member, contents):
                    break;
                default:
                    (extra ??= []).Add(member);
                    break;
            }
        }

        if (role == ChatRole.Tool && contents.Count == 0) throw message.Member("content", "the tool's result").Unlike("the tool's result");
        return With(ExtraMembers.From(extra), new ChatMessage(role, contents) { AuthorName = name });
    }

    private static FunctionResultContent Result(JsonMember message, JsonMember content)
    {
        var id = message.Member("tool_call_id", "the id of the call that this answers").Text();
        if (content.IsText) return new FunctionResultContent(id, content.Text());

        var parts = new List<AIContent>();
        PartReader.ReadAll(content, parts);
        return parts.TrueForAll(part => part is TextContent)
            ? new FunctionResultContent(id, string.Concat(parts.OfType<TextContent>().Select(part => part.Text)))
            : throw content.Unlike("a text, or an array of parts that are text");
    }

    // A tool's result is a message of its own, whatever message of ours it stands in, so what is extra stays with the result.
    private static ChatMessage With(ExtraMembers? extra, ChatMessage message)
    {
        if (message.Contents is [FunctionResultContent result]) result.RawRepresentation = extra;
        else message.RawRepresentation = extra;
        return message;
    }
}
