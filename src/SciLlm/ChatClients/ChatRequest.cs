using System.Globalization;
using Microsoft.Extensions.AI;

namespace SciLlm.ChatClients;

/// <summary>What a chat client is asked, as a request of ours. Nothing that the caller gave is changed.</summary>
internal static class ChatRequest
{
    /// <param name="messages">The conversation.</param>
    /// <param name="options">What else is asked for.</param>
    /// <param name="asked">The chat client asked, for the caller's own factory.</param>
    /// <param name="model">For options that name no model.</param>
    public static CompletionRequest Of(IEnumerable<ChatMessage> messages, ChatOptions? options, IChatClient asked, string? model)
    {
        IReadOnlyList<ChatMessage> conversation = [.. Instructions(options), .. messages];
        if (options is null) return new CompletionRequest { Messages = conversation, Model = model };

        // As with other providers, what the caller set on the provider's own request wins over the options.
        var own = options.RawRepresentationFactory?.Invoke(asked) as CompletionRequest ?? new CompletionRequest { Messages = conversation };
        var tools = own.Tools is null ? options.Tools?.ToList() : [.. own.Tools, .. options.Tools ?? []];
        return own with
        {
            Messages = conversation,
            Model = own.Model ?? options.ModelId ?? model,
            MaxTokens = own.MaxTokens ?? options.MaxOutputTokens,
            Temperature = own.Temperature ?? Exactly(options.Temperature),
            TopP = own.TopP ?? Exactly(options.TopP),
            Seed = own.Seed ?? options.Seed,
            Stop = own.Stop ?? options.StopSequences?.ToList(),
            ResponseFormat = own.ResponseFormat ?? options.ResponseFormat,
            Tools = tools,

            // Servers refuse a choice among no tools.
            ToolMode = own.ToolMode ?? (tools is { Count: > 0 } ? options.ToolMode : null),
            ExtraBody = ChatExtras.Of(options, own.ExtraBody, hasTools: tools is { Count: > 0 }),
        };
    }

    private static IEnumerable<ChatMessage> Instructions(ChatOptions? options) =>
        string.IsNullOrEmpty(options?.Instructions) ? [] : [new ChatMessage(ChatRole.System, options.Instructions)];

    // The number as it was written: 0.7f is 0.7, not 0.699999988079071.
    private static double? Exactly(float? number) =>
        number is { } value ? double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}
