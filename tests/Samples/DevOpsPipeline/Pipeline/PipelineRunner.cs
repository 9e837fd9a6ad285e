using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Pipeline;

/// <summary>Runs the steps in their order and stops at the first that is not ok.</summary>
public sealed class PipelineRunner(
    IEnumerable<IPipelineStep> steps, IOptions<PipelineOptions> options, GitHubReporter reporter, ILogger<PipelineRunner> logger)
{
    public async Task<IReadOnlyList<StepOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var inbox = await Inbox.ReadAsync(options.Value.Inbox, cancellationToken);
        var outcomes = new List<StepOutcome>();
        foreach (var step in steps)
        {
            var outcome = await RunAsync(step, inbox, cancellationToken);
            outcomes.Add(outcome);
            logger.LogInformation("{Step} {Result}: {Text}", outcome.Step, outcome.Ok ? "ok" : "failed", outcome.Text);
            if (!outcome.Ok)
                break;
        }
        await reporter.ReportAsync(outcomes, cancellationToken);
        return outcomes;
    }

    private static async Task<StepOutcome> RunAsync(IPipelineStep step, Inbox inbox, CancellationToken cancellationToken)
    {
        try
        {
            return await step.RunAsync(inbox, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return StepOutcome.Failed(step, $"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
