using SciLlm;

namespace DevOpsPipeline.Completions;

/// <summary>A name for the client.</summary>
public sealed class LlmService(SciLlmClient client)
{
    public Task<Completion> CompleteAsync(CompletionRequest request, CancellationToken cancellationToken) => client.CompleteAsync(request, cancellationToken);
}
