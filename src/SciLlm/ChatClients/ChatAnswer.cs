using Microsoft.Extensions.AI;

namespace SciLlm.ChatClients;

/// <summary>An answer of ours as a chat client gives it.</summary>
internal static class ChatAnswer
{
    public static ChatResponse Of(Completion completion) => new(
        new ChatMessage(ChatRole.Assistant, Contents(completion.ReasoningContent, completion.Content, completion.Refusal, completion.ToolCalls, usage: null))
        {
            MessageId = completion.Id,
            CreatedAt = completion.CreatedAt,
            RawRepresentation = completion,
        })
    {
        ResponseId = completion.Id,
        ModelId = completion.Model,
        CreatedAt = completion.CreatedAt,
        FinishReason = completion.FinishReason,
        Usage = completion.Usage,
        RawRepresentation = completion,
    };

    /// <param name="update">A piece of the answer.</param>
    /// <param name="refusal">The whole of why the model will not answer, once it is known.</param>
    public static ChatResponseUpdate Of(CompletionUpdate update, string? refusal) => new(
        ChatRole.Assistant, Contents(update.ReasoningContent, update.Content, refusal, update.ToolCalls, update.Usage))
    {
        ResponseId = update.Id,
        MessageId = update.Id,
        ModelId = update.Model,
        CreatedAt = update.CreatedAt,
        FinishReason = update.FinishReason,
        RawRepresentation = update,
    };

    private static List<AIContent> Contents(string? thoughts, string text, string? refusal, IReadOnlyList<FunctionCallContent> calls, UsageDetails? usage)
    {
        var contents = new List<AIContent>();
        if (!string.IsNullOrEmpty(thoughts)) contents.Add(new TextReasoningContent(thoughts));
        if (text.Length > 0) contents.Add(new TextContent(text));
        if (refusal is not null) contents.Add(new ErrorContent(refusal) { ErrorCode = nameof(Completion.Refusal) });
        contents.AddRange(calls);
        if (usage is not null) contents.Add(new UsageContent(usage));
        return contents;
    }
}
