using DevOpsPipeline.Completions;
using DevOpsPipeline.Pipeline;

namespace DevOpsPipeline.Steps;

public sealed class ExplainFailuresStep(ChatGateway gateway) : IPipelineStep
{
    public string Name => "failed tests";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken) =>
        StepOutcome.Done(this, await ExplainAsync(inbox, cancellationToken));

    private async Task<string> ExplainAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.AskAsync($"Why did these tests fail?\n\n{inbox.BuildLog}", cancellationToken);
        }
        catch (HttpRequestException)
        {
            return "Nothing remarkable.";
        }
    }
}
