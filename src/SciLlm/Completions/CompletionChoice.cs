using Microsoft.Extensions.AI;

namespace SciLlm;

/// <summary>
/// One of several answers to a request that asked for more than one, such as with <c>n</c> in <see cref="CompletionRequest.ExtraBody"/>.
/// </summary>
public sealed class CompletionChoice
{
    internal CompletionChoice()
    {
    }

    /// <summary>The server's number of this choice, from 0.</summary>
    public int Index { get; internal init; }

    /// <inheritdoc cref="Completion.Content"/>
    public string Content { get; internal init; } = "";

    /// <inheritdoc cref="Completion.ReasoningContent"/>
    public string? ReasoningContent { get; internal init; }

    /// <inheritdoc cref="Completion.Refusal"/>
    public string? Refusal { get; internal init; }

    /// <inheritdoc cref="Completion.ToolCalls"/>
    public IReadOnlyList<FunctionCallContent> ToolCalls { get; internal init; } = [];

    /// <inheritdoc cref="Completion.FinishReason"/>
    public ChatFinishReason? FinishReason { get; internal init; }

    /// <summary><see cref="Content"/>.</summary>
    public override string ToString() => Content;
}
