using System.Runtime.CompilerServices;
using SciLlm.Transport;

namespace SciLlm.Json;

/// <summary>Asks until the answer is the JSON expected, as often as may be.</summary>
/// <param name="json">What an answer has to be where JSON is expected.</param>
/// <param name="retries">How often one that is not is asked for again.</param>
/// <param name="backoff">The wait before retry <c>n</c> of it.</param>
/// <param name="time">The clock of that wait.</param>
internal sealed class JsonAsking<TCall>(JsonExpectation json, int retries, Func<int, TimeSpan> backoff, TimeProvider time)
    where TCall : LogicalCall
{
    /// <summary>Makes the call's attempts, until there is an answer.</summary>
    public required Func<TCall, CancellationToken, ValueTask<Completion>> SendAsync { get; init; }

    /// <summary>The answer in the end, and why its content is refused, if it is.</summary>
    /// <exception cref="SciLlmException">There is no answer.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<JsonAnswer> AskAsync(TCall call, bool asksForJson, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            var completion = await SendAsync(call, cancellationToken).ConfigureAwait(false);
            var (refusal, repair) = asksForJson || json.Check is not null ? json.Examine(call, completion) : (null, null);
            if (refusal is null || call.WaitBeforeAskingAgain(refusal, retry < retries ? backoff(retry) : null) is not { } wait)
                return new JsonAnswer(completion, refusal, repair);

            if (wait <= TimeSpan.Zero) continue;
            call.Gate?.BeforeWait(call, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>An answer, why its content is refused, and the repair that its content took; null where there is none.</summary>
internal readonly record struct JsonAnswer(Completion Completion, JsonParseException? Refusal, JsonRepairResult? Repair);
