using DevOpsPipeline.Pipeline;
using SciLlm;

namespace DevOpsPipeline.Steps;

/// <summary>The time limits of the pipeline must fit into each other.</summary>
public sealed class ProveLimitsStep(CertainlyClient certainly) : IPipelineStep
{
    private const string Requirement = "Three attempts of 40 seconds each and two pauses of 15 seconds take less than 180 seconds.";

    public string Name => "limits";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var proofs = await certainly.ProveAsync([new ProofItem(Requirement)], cancellationToken: cancellationToken);
        return proofs.Results is [{ Ok: true }]
            ? StepOutcome.Done(this, "The time limits fit")
            : StepOutcome.Failed(this, $"The time limits do not fit: {proofs.Results[0].Explanation}");
    }
}
