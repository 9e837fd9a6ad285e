using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SciLlm.ChatClients;

/// <summary>A <see cref="SciLlmClient"/>, or a <see cref="Router"/> over one, behind the interface that Microsoft.Extensions.AI has for every provider.</summary>
internal sealed class SciLlmChatClient(ICompletionSource source, string? model, Uri? address, string? defaultModel) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new(CompletionRequest.DefaultProvider, address, defaultModel);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var request = ChatRequest.Of(messages, options, this, model);
        return ChatAnswer.Of(await source.CompleteAsync(request, cancellationToken).ConfigureAwait(false));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var request = ChatRequest.Of(messages, options, this, model);
        var refusal = default(string);
        await foreach (var update in source.StreamAsync(request, cancellationToken).ConfigureAwait(false))
        {
            // A chat client gives one answer, whatever number was asked for.
            if (update.Choice != 0) continue;
            refusal += update.Refusal;
            yield return ChatAnswer.Of(update, update.FinishReason is null ? null : refusal);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(source) ? source
            : null;
    }

    // The client is its maker's to dispose; there may be other chat clients over it.
    public void Dispose()
    {
    }
}
