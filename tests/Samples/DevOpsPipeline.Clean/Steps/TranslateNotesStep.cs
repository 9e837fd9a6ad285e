using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class TranslateNotesStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "release notes";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var notes = await llm.CompleteAsync(
            new CompletionRequest("Translate to German:\n" + string.Join('\n', inbox.Changes)) { Model = options.Value.Model }, cancellationToken);
        return StepOutcome.Done(this, notes.Content);
    }
}
