using SciLlm.Json;
using SciLlm.Transport;

namespace SciLlm.Batches;

/// <summary>
/// One request of a batch on its way to exactly one result. It is started with a slot of its own; its wall time begins then, and runs on while it
/// waits without one.
/// </summary>
internal sealed class BatchItem<TCall>(BatchSlot slot, int index, CompletionRequest request, BatchOptions options, TimeProvider time) : IDisposable
    where TCall : LogicalCall
{
    private readonly CancellationTokenSource _wall = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>Makes the call, of the request with the batch's defaults; may throw what keeps it from being sent.</summary>
    public required Func<CompletionRequest, IAttemptGate, TCall> NewCall { get; init; }

    /// <summary>Makes the call's attempts, until there is an answer.</summary>
    public required Func<TCall, CancellationToken, ValueTask<Completion>> SendAsync { get; init; }

    /// <summary>What an answer has to be where JSON is expected.</summary>
    public required JsonExpectation Json { get; init; }

    /// <summary>The wait before retry <c>n</c> of an answer that is not the JSON expected.</summary>
    public required Func<int, TimeSpan> Backoff { get; init; }

    /// <summary>Runs the item to its result, whatever fails.</summary>
    /// <exception cref="OperationCanceledException">The whole batch was stopped.</exception>
    public async Task<BatchResult> RunAsync(CancellationToken stop)
    {
        TCall? call = null;
        try
        {
            var asked = options.ApplyTo(request);
            call = NewCall(asked, slot);
            await slot.EnterAsync(call, stop).ConfigureAwait(false);
            _wall.CancelAfter(options.WallTime);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_wall.Token, stop);
            return await AskUntilJsonAsync(call, asked.AsksForJson, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (_wall.IsCancellationRequested)
        {
            return Result(call, null, WallTimeOver(call!));
        }
        catch (SciLlmException failure)
        {
            return Result(call, null, failure);
        }
        catch (Exception cause)
        {
            // A handler of the caller's, or a fault of ours: one item must not take the others down.
            var known = call is null ? cause : Failures.WithoutKey(call, cause);
            return Result(call, null, new SciLlmException($"Batch request {index} failed unexpectedly with {cause.GetType().Name}; see the inner exception.", known) { ErrorType = "unexpected" });
        }
    }

    public void Dispose() => _wall.Dispose();

    private async Task<BatchResult> AskUntilJsonAsync(TCall call, bool asksForJson, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            var completion = await SendAsync(call, cancellationToken).ConfigureAwait(false);
            var (refusal, repair) = asksForJson || Json.Check is not null ? Json.Examine(call, completion) : (null, null);
            if (refusal is null || retry >= options.RetryInvalidJson) return Result(call, completion, EmptyContent(call, completion) ?? refusal, repair);

            var wait = Backoff(retry);
            slot.BeforeWait(call, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static SciLlmException? EmptyContent(TCall call, Completion completion)
    {
        if (completion.ToolCalls.Count > 0 || !string.IsNullOrWhiteSpace(completion.Content)) return null;
        var why = completion.Refusal is { } refusal ? $"The model refused: {Failures.Quote(call, refusal)}"
            : completion.FinishReason?.Value == "length" ? "It was cut off before it said anything: raise MaxTokens."
            : "Try again, or check the messages and the model.";
        return new SciLlmException($"empty_content: '{call.Model}' at {call.Where} answered with nothing. {why}")
        {
            Status = 200,
            ErrorType = "empty_content",
            Meta = completion.Meta,
        };
    }

    private SciLlmTimeoutException WallTimeOver(TCall call)
    {
        var last = call.LastFailure is { } failure ? $" The last failure was: {failure.Message}" : "";
        return new SciLlmTimeoutException(
            TimeoutKind.Wall,
            $"Batch request {index} was not done within its wall time of {options.WallTime.TotalSeconds:0.###} s, after {call.Attempts} attempts at {call.Where}.{last} Raise WallTime, or lower Concurrency.",
            call.LastFailure)
        {
            ErrorType = "timeout",
            Status = call.LastFailure?.Status,
            RetryAfter = call.LastFailure?.RetryAfter,
            Meta = call.Describe(),
        };
    }

    private BatchResult Result(TCall? call, Completion? completion, SciLlmException? error, JsonRepairResult? repair = null) => new(index, request)
    {
        Repair = repair,
        Response = completion,
        Error = error,
        Status = error?.Status ?? (completion is null ? null : 200),
        Attempts = call?.Attempts ?? 0,
        Elapsed = call?.Elapsed ?? TimeSpan.Zero,
    };
}
