using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>Makes each attempt of a call at the deployment its route leads to. Retries have one owner here too: the call's policy, which asks the route.</summary>
internal sealed class RouterPipeline(TransportPipeline transport) : CallPipeline<RoutedCall, AttemptOutcome>
{
    protected override async ValueTask<AttemptOutcome> AskAsync(RoutedCall call, CancellationToken cancellationToken)
    {
        if (call.Route.TryTake() is not { } lease) return new AttemptOutcome(call, NobodyFree(call));

        var isHandedOn = false;
        try
        {
            var attempt = call.Prepare(lease.Deployment.Deployment);
            var operation = ModelOperation.Start(attempt, call.Request);
            var ended = await ModelOperation.WatchAsync(operation, transport.TrySendAsync(attempt, cancellationToken)).ConfigureAwait(false);
            var (failure, rule) = call.Take(attempt, ended, lease);
            if (failure is null)
            {
                isHandedOn = true;
                call.Succeed(attempt, lease, operation);
            }
            else
            {
                operation?.Fail(failure);
                lease.Fail(rule.Penalty, failure);
                await call.GiveUpAsync(attempt).ConfigureAwait(false);
            }

            return new AttemptOutcome(call, failure);
        }
        finally
        {
            if (!isHandedOn) lease.Dispose();
        }
    }

    protected override ValueTask<AttemptOutcome> TakeAsync(RoutedCall call, AttemptOutcome response, CancellationToken cancellationToken) => new(response);

    protected override SciLlmException? Explain(RoutedCall call, Exception cause) => null;

    private static SciLlmException NobodyFree(RoutedCall call)
    {
        call.Route.NoteNobodyFree();
        var wait = call.Route.ShortestWait;
        var next = wait is { } time
            ? $"The next is free in {Math.Ceiling(time.TotalSeconds * 10) / 10:0.#} s; try again then, raise {nameof(RouterOptions.LongestWait)}, or add deployments or fallbacks."
            : "Add deployments or fallbacks.";
        return new SciLlmException($"No deployment for '{call.Route.Group}' can be asked now: {call.Route.DescribeRest()}. {next}")
        {
            ErrorType = "no_deployment",
            RetryAfter = wait,
        };
    }
}
