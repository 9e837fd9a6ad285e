using Polly;
using Polly.Retry;
using SciLlm.Telemetry;

namespace SciLlm.Transport;

/// <summary>
/// When and how often a transient failure is tried again. There is one owner of retries, this one; nothing below it retries.
/// </summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);

    private readonly TimeSpan _longest;
    private readonly Func<double> _jitter;

    /// <param name="time">The clock the waits run on.</param>
    /// <param name="maxRetries">Attempts after the first.</param>
    /// <param name="longest">The cap of a wait of our own choosing.</param>
    /// <param name="jitter">Gives numbers from 0 to 1; a wait is shortened by up to half of itself, so that callers do not return together.</param>
    public RetryPolicy(TimeProvider time, int maxRetries, TimeSpan longest, Func<double> jitter)
    {
        (_longest, _jitter) = (longest, jitter);
        Pipeline = maxRetries == 0 ? ResiliencePipeline<AttemptOutcome>.Empty : Build(time, maxRetries);
    }

    /// <summary>A server that asks for longer than this is not waited for; what it asked for is on the exception.</summary>
    public static TimeSpan LongestHonouredWait { get; } = TimeSpan.FromSeconds(120);

    public static TimeSpan LongestSingleBackoff { get; } = TimeSpan.FromSeconds(8);

    public static TimeSpan LongestBatchBackoff { get; } = TimeSpan.FromSeconds(30);

    public ResiliencePipeline<AttemptOutcome> Pipeline { get; }

    /// <summary>The wait before retry number <paramref name="retry"/>, from 0, when the server named none.</summary>
    public TimeSpan Backoff(int retry)
    {
        var full = Math.Min(First.TotalSeconds * Math.Pow(2, retry), _longest.TotalSeconds);
        return TimeSpan.FromSeconds(full * (1 - (_jitter() / 2)));
    }

    private ResiliencePipeline<AttemptOutcome> Build(TimeProvider time, int maxRetries) =>
        new ResiliencePipelineBuilder<AttemptOutcome> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<AttemptOutcome>
            {
                MaxRetryAttempts = maxRetries,
                ShouldHandle = retry => ValueTask.FromResult(retry.Outcome.Result is { Failure: { } failure, Call: { } call }
                    && (call.Wait = call.WaitBeforeRepeat(failure, Backoff(retry.AttemptNumber))) is not null),
                DelayGenerator = static retry => ValueTask.FromResult(retry.Outcome.Result.Call.Wait),
                OnRetry = static retry =>
                {
                    if (retry.Outcome.Result is { Call: var call, Failure: { } failure })
                    {
                        call.Log.Retrying(call.Attempts, call.Model, call.Where, FailureName.Of(failure), retry.RetryDelay);
                        call.Gate?.BeforeWait(call, retry.RetryDelay);
                    }

                    return default;
                },
            })
            .Build();
}
