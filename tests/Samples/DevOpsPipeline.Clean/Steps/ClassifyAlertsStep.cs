using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class ClassifyAlertsStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "alerts";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var requests = inbox.Alerts.Select(alert => new CompletionRequest(
            $$"""Return only {"page":true|false,"why":"…"} as JSON for this alert of {{alert.Source}}: {{alert.Text}}""")
        {
            Model = options.Value.Model,
            ResponseFormat = ChatResponseFormat.Json,
            MaxTokens = 64,
        });

        var classified = 0;
        await foreach (var result in llm.StreamBatchAsync(requests, BatchOptions.Recommended, cancellationToken))
        {
            if (!result.Ok)
                return StepOutcome.Failed(this, $"Alert {result.Index}: {result.Error!.Message}");
            classified++;
        }
        return StepOutcome.Done(this, $"{classified} alerts classified");
    }
}
