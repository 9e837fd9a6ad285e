using SciLlm.Completions;
using SciLlm.Transport;

namespace SciLlm.Json;

/// <summary>Asks until the answer is the JSON expected, as often as may be.</summary>
/// <param name="json">What an answer has to be where JSON is expected.</param>
/// <param name="retries">How often one that is not is asked for again.</param>
/// <param name="backoff">The wait before retry <c>n</c> of it.</param>
/// <param name="time">The clock of that wait.</param>
internal sealed class JsonAsking<TCall>(JsonExpectation json, int retries, Func<int, TimeSpan> backoff, TimeProvider time)
    where TCall : LogicalCall, ICompletionCall
{
    /// <summary>Makes the call's attempts, until there is an answer.</summary>
    public required Func<TCall, CancellationToken, ValueTask> SendAsync { get; init; }

    /// <summary>The answer in the end of a call that has one, and why its content is refused, if it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="asksForJson">Whether the request asks for JSON.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="SciLlmException">There is no other answer.</exception>
    public ValueTask<JsonAnswer> InsistAsync(TCall call, bool asksForJson, CancellationToken cancellationToken) =>
        asksForJson || json.Check is not null ? ExamineAsync(call, cancellationToken) : new(new JsonAnswer(call.Completion!, null, null));

    private async ValueTask<JsonAnswer> ExamineAsync(TCall call, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            var completion = call.Completion!;
            var (refusal, repair) = json.Examine(call, completion);
            if (refusal is null || call.WaitBeforeAskingAgain(refusal, retry < retries ? backoff(retry) : null) is not { } wait)
                return new JsonAnswer(completion, refusal, repair);

            if (wait > TimeSpan.Zero)
            {
                call.Gate?.BeforeWait(call, wait);
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }

            await SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>An answer, why its content is refused, and the repair that its content took; null where there is none.</summary>
internal readonly record struct JsonAnswer(Completion Completion, JsonParseException? Refusal, JsonRepairResult? Repair);
