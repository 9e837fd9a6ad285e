namespace SciLlm.ChatClients;

/// <summary>Whoever gives completions: a client, or a router over one.</summary>
internal interface ICompletionSource
{
    Task<Completion> CompleteAsync(CompletionRequest request, CancellationToken cancellationToken);

    IAsyncEnumerable<CompletionUpdate> StreamAsync(CompletionRequest request, CancellationToken cancellationToken);
}
