using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>Answers that hold neither a text nor a tool call.</summary>
internal static class EmptyContent
{
    private const string ErrorType = "empty_content";

    public static bool Is(Completion completion) => completion.ToolCalls.Count == 0 && string.IsNullOrWhiteSpace(completion.Content);

    /// <summary>What is wrong with such an answer; null when it is none.</summary>
    public static SciLlmException? Problem(LogicalCall call, Completion completion)
    {
        if (!Is(completion)) return null;
        var why = completion.Refusal is { } refusal ? $"The model refused: {Failures.Quote(call, refusal)}"
            : completion.FinishReason?.Value == "length" ? "It was cut off before it said anything: raise MaxTokens."
            : "Try again, or check the messages and the model.";
        return new SciLlmException($"{ErrorType}: '{call.Model}' at {call.Where} answered with nothing. {why}")
        {
            Status = 200,
            ErrorType = ErrorType,
            Meta = completion.Meta,
        };
    }
}
