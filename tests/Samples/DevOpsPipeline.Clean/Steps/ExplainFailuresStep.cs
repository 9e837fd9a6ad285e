using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class ExplainFailuresStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "failed tests";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var explanation = await llm.CompleteAsync(new CompletionRequest($"Why did these tests fail?\n\n{inbox.BuildLog}")
        {
            Model = options.Value.Model,
            MaxTokens = 400,
            Temperature = 0.2,
        }, cancellationToken);
        return StepOutcome.Done(this, explanation.Content);
    }
}
