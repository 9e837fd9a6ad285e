using SciLlm.Completions;
using SciLlm.Completions.Streams;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>A routed call that is answered piece by piece. Its deployment is at work until the last of them.</summary>
internal sealed class RoutedStream(CompletionRequest request, Route route, RouterOptions options, Func<CompletionRequest, StreamedCall> newAttempt)
    : RoutedCall(request, route, options)
{
    private Lease? _lease;
    private ModelOperation? _operation;
    private bool _isRestarted;

    /// <summary>The answer under way.</summary>
    public StreamedAnswer? Answer { get; private set; }

    public override void Succeed(ApiCall attempt, Lease lease, ModelOperation? operation)
    {
        lease.Answered();
        (Answer, _lease, _operation) = (((StreamedCall)attempt).Answer, lease, operation);
    }

    /// <summary>The next piece; null when the answer is over.</summary>
    /// <exception cref="SciLlmException">The stream broke; the exception holds what had come.</exception>
    public ValueTask<CompletionUpdate?> NextAsync(CancellationToken cancellationToken) => ModelOperation.WatchAsync(_operation, Answer!.NextAsync(cancellationToken));

    /// <summary>The stream broke.</summary>
    /// <returns>How long to wait before the answer begins anew; null when it does not.</returns>
    public TimeSpan? WaitBeforeRestart(SciLlmException failure, TimeSpan backoff)
    {
        var rule = FailoverRule.For(failure, Options);
        _lease!.Fail(rule.Penalty, failure);
        Route.Note(rule);
        Amend(failure);
        _isRestarted = true;
        return WaitBeforeRepeat(failure, backoff);
    }

    /// <summary>Whether the next piece is the first of an answer begun anew; asked once for it.</summary>
    public bool TakeRestart()
    {
        var isRestarted = _isRestarted;
        _isRestarted = false;
        return isRestarted;
    }

    /// <summary>The answer is over, or its reader has left.</summary>
    /// <param name="isWhole">Whether everything was read.</param>
    public async ValueTask EndAsync(bool isWhole)
    {
        if (Answer is not { } answer) return;
        Answer = null;
        var completion = answer.ToCompletion();
        _operation?.Succeed(completion);
        if (isWhole) _lease!.Succeed(completion.Usage?.TotalTokenCount ?? 0);
        _lease!.Dispose();
        await answer.DisposeAsync().ConfigureAwait(false);
    }

    protected override ApiCall NewAttempt(CompletionRequest asked) => newAttempt(asked);

    protected override PooledBuffer WriteBody(CompletionRequest asked, string model) => RequestWriter.Write(asked, model, streams: true);
}
