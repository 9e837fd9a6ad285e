using SciLlm.Completions;
using SciLlm.Completions.Streams;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>A routed call that is answered piece by piece. Its deployment is at work until the last of them.</summary>
internal sealed class RoutedStream(CompletionRequest request, Route route, RouterOptions options, Func<CompletionRequest, StreamedCall> newAttempt)
    : RoutedCall(request, route, options)
{
    private StreamedAnswer? _unsatisfying;
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

    /// <summary>There will be no answer that says something.</summary>
    /// <returns>Whether there is one that says nothing.</returns>
    public bool TrySettle()
    {
        (Answer, _unsatisfying) = (_unsatisfying, null);
        return Answer is not null;
    }

    public override async ValueTask GiveUpAsync(ApiCall attempt)
    {
        if (((StreamedCall)attempt).Answer is { } answer && !ReferenceEquals(answer, _unsatisfying)) await answer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The next piece; null when the answer is over.</summary>
    /// <exception cref="SciLlmException">The stream broke; the exception holds what had come.</exception>
    public ValueTask<CompletionUpdate?> NextAsync(CancellationToken cancellationToken) => ModelOperation.WatchAsync(_operation, Answer!.NextAsync(cancellationToken));

    /// <summary>The stream broke.</summary>
    /// <returns>How long to wait before the answer begins anew; null when it does not.</returns>
    public TimeSpan? WaitBeforeRestart(SciLlmException failure, TimeSpan backoff)
    {
        var rule = FailoverRule.For(failure, Options);
        _lease?.Fail(rule.Penalty, failure);
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
        if (_unsatisfying is not null) await _unsatisfying.DisposeAsync().ConfigureAwait(false);
        if (Answer is not { } answer) return;
        (Answer, _unsatisfying) = (null, null);
        var completion = answer.ToCompletion();
        _operation?.Succeed(completion);
        if (isWhole) _lease?.Succeed(completion.Usage?.TotalTokenCount ?? 0);
        _lease?.Dispose();
        await answer.DisposeAsync().ConfigureAwait(false);
    }

    // What goes on is not judged: what is handed out cannot be taken back.
    protected override (SciLlmException? Failure, FailoverRule Rule) Judge(ApiCall attempt)
    {
        if (((StreamedCall)attempt).Answer is not { IsWhole: true } answer) return default;
        var judgement = Judge(answer.ToCompletion());
        if (judgement.Failure is not null && First is null) _unsatisfying = answer;
        return judgement;
    }

    protected override ApiCall NewAttempt(CompletionRequest asked) => newAttempt(asked);

    protected override PooledBuffer WriteBody(CompletionRequest asked, string model) => RequestWriter.Write(asked, model, streams: true);
}
