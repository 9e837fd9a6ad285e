using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SciLlm;

/// <summary>A model's answer (client specification, section 1).</summary>
public sealed class Completion
{
    private readonly byte[] _body;
    private string? _rawJson;
    private IReadOnlyList<CompletionChoice>? _choices;

    internal Completion(byte[] body) => _body = body;

    /// <summary>The text of the first choice; empty when the model only called tools or only reasoned.</summary>
    public string Content { get; internal init; } = "";

    /// <summary>
    /// <see cref="Content"/> parsed; null when JSON was not asked for, or when it is not JSON and the call was not strict.
    /// </summary>
    public JsonElement? Json { get; internal set; }

    /// <summary>Tokens used; null when the server did not say.</summary>
    public UsageDetails? Usage { get; internal init; }

    /// <summary>Why the answer ended: <c>stop</c>, <c>length</c>, <c>tool_calls</c>, <c>content_filter</c>, or the server's own word.</summary>
    public ChatFinishReason? FinishReason { get; internal init; }

    /// <summary>The model that answered, as the server names it; the one asked for when it did not say.</summary>
    public string? Model { get; internal init; }

    /// <summary>The server's id of this answer; null when it gave none.</summary>
    public string? Id { get; internal init; }

    /// <summary>When the server made this answer, to the second; null when it did not say.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>What a reasoning model thought before it answered. Never part of <see cref="Content"/>.</summary>
    public string? ReasoningContent { get; internal init; }

    /// <summary>Why the model would not answer, where it says so apart from the content; null otherwise.</summary>
    public string? Refusal { get; internal init; }

    /// <summary>
    /// The tool calls the model asks for, in order. Arguments that are not JSON leave <see cref="FunctionCallContent.Arguments"/> null,
    /// the reason in <see cref="FunctionCallContent.Exception"/> and the text in <see cref="AIContent.RawRepresentation"/>.
    /// </summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls { get; internal init; } = [];

    /// <summary>
    /// All answers, where the request asked for several, such as with <c>n</c> in <see cref="CompletionRequest.ExtraBody"/>. The first is what the
    /// properties here tell.
    /// </summary>
    public IReadOnlyList<CompletionChoice> Choices => _choices ??=
    [
        new CompletionChoice
        {
            Index = FirstIndex,
            Content = Content,
            ReasoningContent = ReasoningContent,
            Refusal = Refusal,
            ToolCalls = ToolCalls,
            FinishReason = FinishReason,
        },
        .. OtherChoices,
    ];

    /// <summary>Model and provider asked for, how the key was sent, attempts and time.</summary>
    public CompletionMeta Meta { get; internal set; } = CompletionMeta.Unknown;

    /// <summary>The whole response body; empty when a chat client of another provider gave the answer.</summary>
    public string RawJson => _rawJson ??= Encoding.UTF8.GetString(_body);

    internal byte[] Body => _body;

    internal int FirstIndex { get; init; }

    internal IEnumerable<CompletionChoice> OtherChoices { get; init; } = [];

    /// <summary><see cref="Content"/>.</summary>
    public override string ToString() => Content;
}
