using DevOpsPipeline.Completions;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Steps;

public sealed class PreflightStep(SciLlmClient llm, ChatGateway gateway, IOptions<LlmOptions> options, ILogger<PreflightStep> logger) : IPipelineStep
{
    public string Name => "preflight";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        await WarmUpAsync(cancellationToken);
        await llm.SanityPreflightAsync(options.Value.Model, cancellationToken: cancellationToken);
        if (!await IsReadyAsync(cancellationToken))
            logger.LogWarning("The endpoint is not ready; going on anyway");
        var models = await FindUsableModelsAsync(cancellationToken);
        return StepOutcome.Done(this, $"{models.Count} of {options.Value.ReviewModels.Count} models can be used");
    }

    /// <summary>The first request of the night is slow, so somebody thought it better to send one early.</summary>
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await llm.SanityPreflightAsync(options.Value.Model, cancellationToken: cancellationToken);
            result.EnsureOk();
        }
        catch
        {
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            (await llm.SanityPreflightAsync(options.Value.Model, cancellationToken: cancellationToken)).EnsureOk();
            return true;
        }
        catch (SciLlmException)
        {
            return false;
        }
    }

    private async Task<List<string>> FindUsableModelsAsync(CancellationToken cancellationToken)
    {
        var usable = new List<string>();
        var served = await gateway.ListModelsAsync(cancellationToken);
        foreach (var model in options.Value.ReviewModels.Intersect(served))
        {
            try
            {
                llm.SanityPreflight(model).EnsureOk();
            }
            catch (Exception)
            {
                continue;
            }
            usable.Add(model);
        }
        return usable;
    }
}
