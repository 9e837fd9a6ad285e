using Microsoft.Extensions.AI;
using SciLlm.Transport;

namespace SciLlm.ChatClients;

/// <summary>Who a chat client is, and what it can be asked.</summary>
internal sealed class ChatTarget
{
    public ChatTarget(IChatClient chat)
    {
        var metadata = chat.GetService<ChatClientMetadata>();
        IsOurs = chat.GetService<SciLlmClient>() is not null || chat.GetService<Router>() is not null;
        Provider = metadata?.ProviderName;
        DefaultModel = metadata?.DefaultModelId;

        // Neither a query nor a user's name goes into a message: either may hold a secret.
        Base = metadata?.ProviderUri is { IsAbsoluteUri: true } address ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;
        Name = $"the chat client {Provider ?? chat.GetType().Name}{(Base is null ? "" : $" at {Base}")}";
    }

    /// <summary>Whether a <see cref="SciLlmClient"/> or a <see cref="Router"/> is below it.</summary>
    public bool IsOurs { get; }

    public string? Provider { get; }

    public string? DefaultModel { get; }

    public string? Base { get; }

    public string Name { get; }

    /// <summary>What keeps a request from being sent; null when nothing does.</summary>
    public string? Problem(CompletionRequest request) =>
        request.Messages is not { Count: > 0 } ? "there are no messages; set Messages"
        : request.Timeout is { } timeout && !TimeLimit.IsUsable(timeout) ? TimeLimit.Problem(timeout, nameof(request.Timeout))
        : IsOurs ? null
        : request.ApiBase is not null ? NotForOthers(nameof(request.ApiBase))
        : request.ApiKey is not null ? NotForOthers(nameof(request.ApiKey))
        : request.ExtraHeaders is { Count: > 0 } ? NotForOthers(nameof(request.ExtraHeaders))
        : null;

    private string NotForOthers(string property) => $"{property} is set, and {Name} takes none; set it where the chat client is made";
}
