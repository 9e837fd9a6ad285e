using SciLlm.Completions;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>A routed call that is answered with a <see cref="SciLlm.Completion"/>.</summary>
internal sealed class RoutedCompletion(CompletionRequest request, Route route, RouterOptions options, Func<CompletionRequest, CompletionCall> newAttempt)
    : RoutedCall(request, route, options), ICompletionCall
{
    private Completion? _unsatisfying;
    private bool _isSettled;

    /// <summary>The answer; where there is none as it should be, the first that came before anything else went wrong.</summary>
    public Completion? Completion { get; private set; }

    /// <summary>There will be no answer as it should be.</summary>
    /// <returns>Whether there is one all the same.</returns>
    public bool TrySettle()
    {
        (Completion, _isSettled) = (_unsatisfying, true);
        return Completion is not null;
    }

    // Everything that the answer's own fault allows has been tried; that it is no JSON either changes nothing.
    public override TimeSpan? WaitBeforeAskingAgain(JsonParseException refusal, TimeSpan? backoff) =>
        _isSettled ? null : base.WaitBeforeAskingAgain(refusal, backoff);

    public override void Succeed(ApiCall attempt, Lease lease, ModelOperation? operation)
    {
        Completion = ((CompletionCall)attempt).Completion!;
        operation?.Succeed(Completion);
        lease.Answered();
        lease.Succeed(Completion.Usage?.TotalTokenCount ?? 0);
    }

    protected override ApiCall NewAttempt(CompletionRequest asked) => newAttempt(asked);

    protected override PooledBuffer WriteBody(CompletionRequest asked, string model) => RequestWriter.Write(asked, model, streams: false);

    protected override (SciLlmException? Failure, FailoverRule Rule) Judge(ApiCall attempt)
    {
        var completion = ((CompletionCall)attempt).Completion!;
        var judgement = Judge(completion);
        if (judgement.Failure is not null && First is null) _unsatisfying = completion;
        return judgement;
    }
}
