using DevOpsPipeline.Pipeline;
using SciLlm;

namespace DevOpsPipeline.Steps;

/// <summary>Ends the run unless it is proved that retries cannot outgrow their budget.</summary>
public sealed class ProveRetryBudgetStep(CertainlyClient certainly) : IPipelineStep
{
    public string Name => "retry budget";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var response = await certainly.ProveSimpleAsync(
        [
            new ProofItem("For all attempts budget : Nat, min attempts budget ≤ budget.")
            {
                Id = "retry-budget",
                AdditionalProperties = new() { ["max_seconds"] = 300 },
            },
        ], cancellationToken: cancellationToken);

        return response.Content.Contains("proved")
            ? StepOutcome.Done(this, response.Content)
            : StepOutcome.Failed(this, response.Content);
    }
}
