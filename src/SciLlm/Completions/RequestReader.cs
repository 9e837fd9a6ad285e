using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Completions;

/// <summary>Reads a request from the body it would be sent as: what <see cref="RequestWriter"/> writes, and what other clients do.</summary>
internal sealed class RequestReader
{
    private readonly JsonObject _extra = [];
    private string? _model;
    private IReadOnlyList<ChatMessage>? _messages;
    private int? _maxTokens;
    private double? _temperature;
    private double? _topP;
    private long? _seed;
    private IReadOnlyList<string>? _stop;
    private ChatResponseFormat? _format;
    private IReadOnlyList<AITool>? _tools;
    private ChatToolMode? _mode;

    /// <exception cref="JsonException">The body is not one of a completion request.</exception>
    public static CompletionRequest Read(JsonElement body)
    {
        var (root, reader) = (JsonMember.Root("The body of a completion request", body), new RequestReader());
        foreach (var member in root.Members()) reader.Read(member);
        return reader.ToRequest(root);
    }

    private void Read(JsonMember member)
    {
        // An optional member that is null says no more than one that is missing; of others the server knows.
        switch (member.Path)
        {
            case "api_key" or "api_base":
                throw member.Unlike($"no such member (set {(member.Path == "api_key" ? nameof(CompletionRequest.ApiKey) : nameof(CompletionRequest.ApiBase))} instead)");
            case "stream" or "stream_options":
                break;
            case "messages":
                _messages = MessageReader.ReadAll(member);
                break;
            case "model":
                if (!member.IsNull) _model = member.Text();
                break;
            case "max_tokens":
                if (!member.IsNull) _maxTokens = (int)member.WholeNumber(int.MaxValue);
                break;
            case "max_completion_tokens":
                if (!member.IsNull) _maxTokens = (int)member.WholeNumber(int.MaxValue);
                Keep(member);
                break;
            case "temperature":
                if (!member.IsNull) _temperature = member.Number();
                break;
            case "top_p":
                if (!member.IsNull) _topP = member.Number();
                break;
            case "seed":
                if (!member.IsNull) _seed = member.WholeNumber();
                break;
            case "stop":
                if (!member.IsNull) _stop = ReadStop(member);
                break;
            case "response_format":
                if (!member.IsNull && !FormatReader.TryReadWhole(member, out _format)) Keep(member);
                break;
            case "tools":
                if (!member.IsNull && !ToolReader.TryReadTools(member, out _tools)) Keep(member);
                break;
            case "tool_choice":
                if (!member.IsNull && !ToolReader.TryReadMode(member, out _mode)) Keep(member);
                break;
            default:
                Keep(member);
                break;
        }
    }

    private static string[] ReadStop(JsonMember stop) =>
        stop.IsArray ? [.. stop.Items().Select(text => text.Text())] : [stop.Text("a text or an array of texts")];

    private void Keep(JsonMember member) => _extra[member.Name] = member.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(member.Value),
        JsonValueKind.Array => JsonArray.Create(member.Value),
        _ => JsonValue.Create(member.Value),
    };

    private CompletionRequest ToRequest(JsonMember root) => new()
    {
        Model = _model,
        Messages = _messages ?? MessageReader.ReadAll(root.Member("messages", "an array of messages")),
        MaxTokens = _maxTokens,
        Temperature = _temperature,
        TopP = _topP,
        Seed = _seed,
        Stop = _stop,
        ResponseFormat = _format,
        Tools = _tools,
        ToolMode = _mode,
        ExtraBody = _extra.Count > 0 ? _extra : null,
    };
}
