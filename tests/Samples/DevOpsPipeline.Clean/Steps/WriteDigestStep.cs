using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class WriteDigestStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "digest";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var digest = await llm.CompleteAsync(
            new CompletionRequest($"A digest of the night:\n{inbox.BuildLog}") { Model = options.Value.Model }, cancellationToken);
        return StepOutcome.Done(this, digest.Content);
    }
}
