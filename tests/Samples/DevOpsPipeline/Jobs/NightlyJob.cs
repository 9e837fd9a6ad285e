using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SciLlm;

namespace DevOpsPipeline.Jobs;

public sealed class NightlyJob(
    PipelineRunner runner, SciLlmClient llm, IOptions<PipelineOptions> options, IHostApplicationLifetime lifetime, ILogger<NightlyJob> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval);
        do
        {
            await CheckAsync(stoppingToken);
            var outcomes = await runner.RunAsync(stoppingToken);
            Environment.ExitCode = outcomes.All(static outcome => outcome.Ok) ? 0 : 1;
        }
        while (!options.Value.Once && await timer.WaitForNextTickAsync(stoppingToken));
        lifetime.StopApplication();
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await llm.SanityPreflightAsync(cancellationToken: cancellationToken);
            result.EnsureOk();
        }
#pragma warning disable SCILLM404 // The night goes on without a model.
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The preflight failed");
        }
#pragma warning restore SCILLM404
    }
}
