using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

/// <summary>Half migrated: the client is used, and what it should decide by itself is still decided here.</summary>
public sealed class ReviewChangesStep(SciLlmClient llm, IOptions<LlmOptions> options) : IPipelineStep
{
    private static readonly BatchOptions TextAnswers = BatchOptions.Recommended with { ResponseFormat = null };

    public string Name => "changes";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var requests = new List<CompletionRequest>();
        foreach (var change in inbox.Changes)
        {
            requests.Add(new CompletionRequest
            {
                Messages = [new(ChatRole.System, "Name the riskiest part of this change."), new(ChatRole.User, change)],
                MaxTokens = 128,
            });
        }
        var risks = await llm.CompleteBatchAsync(requests, TextAnswers, cancellationToken);

        var notes = await llm.CompleteBatchAsync(
        [
            new CompletionRequest($"Write release notes for customers:\n{string.Join('\n', inbox.Changes)}"),
            new CompletionRequest($"Write release notes for operators:\n{string.Join('\n', inbox.Changes)}") { Temperature = 0 },
        ], TextAnswers, cancellationToken);

        var opinions = await AskReviewersAsync(inbox, cancellationToken);

        var title = await FindTitleAsync(inbox, cancellationToken);

        return StepOutcome.Done(this, $"{title}: {risks.Summary.Ok} risks, {notes.Summary.Ok} notes, {opinions.Count} opinions");
    }

    private async Task<List<string?>> AskReviewersAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var requests = options.Value.ReviewModels.Select(model => new CompletionRequest($"Would you ship this?\n{string.Join('\n', inbox.Changes)}") { Model = model });
        var opinions = new List<string?>();
        await foreach (var opinion in llm.StreamBatchAsync(requests, cancellationToken: cancellationToken))
            opinions.Add(opinion.Content);
        return opinions;
    }

    /// <summary>The first model that answers gives the title.</summary>
    private async Task<string> FindTitleAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        foreach (var model in options.Value.ReviewModels)
        {
            try
            {
                var title = await llm.CompleteAsync(new CompletionRequest($"A title of five words for: {string.Join("; ", inbox.Changes)}")
                {
                    Model = model,
                    ExtraHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {options.Value.ApiKey}" },
                }, cancellationToken);
                return title.Content;
            }
            catch (SciLlmException)
            {
                // The next one may do.
            }
        }
        return "Changes";
    }
}
