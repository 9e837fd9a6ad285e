namespace SciLlm.Testing.Echo;

/// <summary>What a model says, before it is put into an envelope.</summary>
/// <param name="Content">The text; <see langword="null"/> when the model only calls tools.</param>
/// <param name="FinishReason"><c>stop</c>, <c>length</c>, <c>tool_calls</c> or <c>content_filter</c>.</param>
/// <param name="PromptTokens">The size of the whole conversation, in <see cref="Tokens"/>.</param>
internal sealed record ModelAnswer(string? Content, string FinishReason, int PromptTokens)
{
    public string? Reasoning { get; init; }

    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    public int CompletionTokens => Tokens.Count(Reasoning) + Tokens.Count(Content) + ToolCalls.Sum(call => Tokens.Count(call.Arguments));
}

/// <summary>One function the model wants called.</summary>
internal sealed record ToolCall(string Id, string Name, string Arguments);
