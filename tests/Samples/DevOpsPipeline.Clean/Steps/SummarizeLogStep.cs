using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class SummarizeLogStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "log summary";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var summary = await llm.CompleteAsync(new CompletionRequest
        {
            Model = options.Value.Model,
            Messages =
            [
                new(ChatRole.System, "Summarise build logs for an engineer in five lines at most."),
                new(ChatRole.User, inbox.BuildLog),
            ],
            MaxTokens = 400,
        }, cancellationToken);
        return StepOutcome.Done(this, summary.Content);
    }
}
