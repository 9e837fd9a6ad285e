using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class TriageIncidentStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "incident triage";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var timeline = string.Join('\n', inbox.Incident.Timeline);
        var triage = await llm.CompleteAsync(new CompletionRequest
        {
            Model = options.Value.Model,
            Messages =
            [
                new(ChatRole.System, """Answer as JSON: {"severity":1-4,"cause":"…","owner":"…"}."""),
                new(ChatRole.User, $"{inbox.Incident.Title}\n{timeline}"),
            ],
            ResponseFormat = ChatResponseFormat.Json,
            JsonStrict = true,
            Temperature = 0,
        }, cancellationToken);
        return StepOutcome.Done(this, triage.Content);
    }
}
