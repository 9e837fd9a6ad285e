using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Jobs;

public sealed class NightlyJob(PipelineRunner runner, IOptions<PipelineOptions> options, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval);
        do
        {
            var outcomes = await runner.RunAsync(stoppingToken);
            Environment.ExitCode = outcomes.All(static outcome => outcome.Ok) ? 0 : 1;
        }
        while (!options.Value.Once && await timer.WaitForNextTickAsync(stoppingToken));
        lifetime.StopApplication();
    }
}
