using Microsoft.Extensions.AI;

namespace SciLlm;

/// <summary>
/// A piece of a streamed answer (client specification, section 1). Pieces of one choice come in order and make up its answer; where a request
/// asked for several choices, their pieces are mixed: see <see cref="Choice"/>.
/// </summary>
public sealed class CompletionUpdate
{
    internal CompletionUpdate()
    {
    }

    /// <summary>The number of the choice this is a piece of; 0 unless the request asked for more than one.</summary>
    public int Choice { get; internal init; }

    /// <summary>
    /// Whether the answer begins anew with this piece, so that all pieces before it are void: the stream broke, and a <see cref="Router"/> that was told to
    /// (<see cref="RouterOptions.RestartBrokenStreams"/>) asks another deployment.
    /// </summary>
    public bool Restarts { get; internal set; }

    /// <summary>The text to append to the choice's content; empty when this piece brings something else.</summary>
    public string Content { get; internal init; } = "";

    /// <summary>What to append to a reasoning model's thoughts; null when this piece brings something else. Never part of <see cref="Content"/>.</summary>
    public string? ReasoningContent { get; internal init; }

    /// <summary>What to append to the reason why the model will not answer; null when this piece brings something else.</summary>
    public string? Refusal { get; internal init; }

    /// <summary>
    /// The choice's tool calls, whole and all at once: put together from their pieces and handed out when the choice ends. As
    /// <see cref="Completion.ToolCalls"/> otherwise.
    /// </summary>
    public IReadOnlyList<FunctionCallContent> ToolCalls { get; internal init; } = [];

    /// <summary>Why the choice ended; null while it goes on. As <see cref="Completion.FinishReason"/> otherwise.</summary>
    public ChatFinishReason? FinishReason { get; internal init; }

    /// <summary>
    /// Tokens used up to here by all choices together, usually told once, after the last piece of content; the last one counts. Null when the server
    /// did not say.
    /// </summary>
    public UsageDetails? Usage { get; internal init; }

    /// <summary>The model that answers, as the server names it; the one asked for when it did not say.</summary>
    public string? Model { get; internal init; }

    /// <summary>The server's id of this answer; null when it gave none.</summary>
    public string? Id { get; internal init; }

    /// <summary>When the server began this answer, to the second; null when it did not say.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Model and provider asked for, how the key was sent, attempts, and the time to the first token. The same for all pieces.</summary>
    public CompletionMeta Meta { get; internal init; } = CompletionMeta.Unknown;

    /// <summary><see cref="Content"/>.</summary>
    public override string ToString() => Content;
}
