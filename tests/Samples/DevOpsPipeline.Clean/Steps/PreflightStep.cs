using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

/// <summary>Fails the run before any work is paid for, and says why in the summary.</summary>
public sealed class PreflightStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "preflight";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        foreach (var model in options.Value.ReviewModels.Prepend(options.Value.Model).Distinct())
        {
            var result = await llm.SanityPreflightAsync(model, cancellationToken: cancellationToken);
            if (result.Details is { } details)
                return StepOutcome.Failed(this, $"{model}: {details.Message}", details);
        }
        return StepOutcome.Done(this, $"{options.Value.ReviewModels.Count} models can be used");
    }
}
