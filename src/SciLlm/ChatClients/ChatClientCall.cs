using Microsoft.Extensions.AI;
using SciLlm.Completions;
using SciLlm.Transport;

namespace SciLlm.ChatClients;

/// <summary>A call that a chat client answers.</summary>
internal sealed class ChatClientCall(CompletionRequest request, ChatTarget target) : LogicalCall, ICompletionCall
{
    public override string? Base => target.Base;

    public override string Where => target.Name;

    public override CallAdvice Advice => new()
    {
        BaseSetting = "the chat client's address",
        KeySetting = "the chat client's key",
        WhenSlow = "Raise Timeout, or lower MaxTokens.",
        WhenNotFound = $"Check the model '{Model}'.",
        WhenTooLarge = "shorten the messages or use smaller images",
        Service = "what the chat client expects",
    };

    public IReadOnlyList<ChatMessage> Messages => request.Messages;

    public ChatOptions Options { get; } = new()
    {
        ModelId = request.Model,
        MaxOutputTokens = request.MaxTokens,
        Temperature = (float?)request.Temperature,
        TopP = (float?)request.TopP,
        Seed = request.Seed,
        StopSequences = request.Stop?.ToList(),
        ResponseFormat = request.ResponseFormat,
        Tools = request.Tools?.ToList(),
        ToolMode = request.ToolMode,
        AdditionalProperties = request.ExtraBody is { } extra ? new(extra.Select(member => KeyValuePair.Create(member.Key, (object?)member.Value))) : null,
        RawRepresentationFactory = target.IsOurs ? _ => OnlyOurs(request) : null,
    };

    public Completion? Completion { get; private set; }

    /// <summary>Takes the answer. What was said between a chat client and the tools it called by itself is not part of it.</summary>
    public void Accept(ChatResponse response)
    {
        var last = response.Messages.LastOrDefault();
        var contents = last?.Contents ?? [];
        var thoughts = string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text));
        Completion = new Completion((response.RawRepresentation as Completion)?.Body ?? [])
        {
            Content = last?.Text ?? "",
            Usage = response.Usage,
            FinishReason = response.FinishReason,
            Model = response.ModelId ?? Model,
            Id = response.ResponseId,
            CreatedAt = response.CreatedAt,
            ReasoningContent = thoughts.Length > 0 ? thoughts : null,
            Refusal = contents.OfType<ErrorContent>().FirstOrDefault(error => error.ErrorCode == nameof(Completion.Refusal))?.Message,
            ToolCalls = [.. contents.OfType<FunctionCallContent>()],
            Meta = Describe(),
        };
    }

    // What chat options have no property for. JSON is the batch's to judge, which may repair it.
    private static CompletionRequest OnlyOurs(CompletionRequest request) => new()
    {
        Messages = request.Messages,
        ApiBase = request.ApiBase,
        ApiKey = request.ApiKey,
        ExtraHeaders = request.ExtraHeaders,
        Provider = request.Provider,
        Timeout = request.Timeout,
        JsonStrict = false,
    };
}
