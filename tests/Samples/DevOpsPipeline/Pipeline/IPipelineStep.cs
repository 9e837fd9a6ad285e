using SciLlm;

namespace DevOpsPipeline.Pipeline;

/// <summary>One thing the nightly run does. A step that is not ok ends the run.</summary>
public interface IPipelineStep
{
    string Name { get; }

    Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken);
}

/// <summary>What a step says in the run's summary.</summary>
public sealed record StepOutcome(string Step, bool Ok, string Text, PreflightDetails? Preflight = null)
{
    public static StepOutcome Done(IPipelineStep step, string text) => new(step.Name, true, text);

    public static StepOutcome Failed(IPipelineStep step, string reason, PreflightDetails? preflight = null) => new(step.Name, false, reason, preflight);
}
