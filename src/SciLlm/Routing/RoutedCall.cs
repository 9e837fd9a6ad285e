using Microsoft.Extensions.AI;
using SciLlm.Authentication;
using SciLlm.Completions;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>One call as its caller sees it, whose attempts are made at whatever deployments its route leads to.</summary>
internal abstract class RoutedCall(CompletionRequest request, Route route, RouterOptions options) : LogicalCall
{
    private readonly List<RouteStep> _steps = new(1);
    private RouteSpan? _span;
    private PooledBuffer? _body;
    private ModelDeployment? _bodyOf;
    private SciLlmException? _first;
    private ApiCall? _attempt;

    public Route Route => route;

    public RouterOptions Options => options;

    public CompletionRequest Request => request;

    public override string? Base => _attempt?.Base;

    public override string Where => _attempt?.Where ?? $"the group '{route.Group}'";

    public override CallAdvice Advice => _attempt!.Advice;

    // A deployment that is refused rests by the router's own account; a batch must not hold back the others for it.
    public override (string Base, UInt128 Key)? Quota => null;

    /// <summary>The first thing that went wrong, which is what the caller is told; null when nothing has.</summary>
    protected SciLlmException? First => _first;

    /// <summary>Makes the call of a deployment, which is not repeated by itself, and its body.</summary>
    public ApiCall Prepare(ModelDeployment deployment)
    {
        var asked = deployment.ApplyTo(request);
        _attempt = NewAttempt(asked);
        if (!ReferenceEquals(_bodyOf, deployment))
        {
            ReleaseBody();
            (_body, _bodyOf) = (WriteBody(asked, deployment.Model), deployment);
        }

        _attempt.Body = _body;
        (Key, Model, Provider) = (_attempt.Key, _attempt.Model, _attempt.Provider);
        return _attempt;
    }

    /// <summary>Takes over what became of an attempt.</summary>
    /// <returns>What is wrong with it: its failure, or with an answer of a kind that others may better.</returns>
    public (SciLlmException? Failure, FailoverRule Rule) Take(ApiCall attempt, SciLlmException? failure, Lease lease)
    {
        (Attempts, AuthStyle, RequestId) = (Attempts + attempt.Attempts, attempt.AuthStyle, attempt.RequestId);
        var (verdict, rule) = failure is null ? Judge(attempt) : (failure, FailoverRule.For(failure, options));
        Record(lease.Deployment, verdict);
        if (verdict is not null) route.Note(rule);
        return (verdict, rule);
    }

    /// <summary>Gives up an answer that others may better, unless it is kept for the case that nobody does.</summary>
    public virtual ValueTask GiveUpAsync(ApiCall attempt) => default;

    /// <summary>An attempt has gone well: the lease is ended now, or once the answer is over.</summary>
    public abstract void Succeed(ApiCall attempt, Lease lease, ModelOperation? operation);

    /// <summary>Begins the call's span, unless it has begun: what is asked in the calling method from here on hangs below it.</summary>
    public void EnterSpan()
    {
        _span ??= RouteSpan.Start(route.Group);
        _span?.Enter();
    }

    /// <summary>Ends the call's span, unless it has ended.</summary>
    /// <param name="cause">Why there is no answer, if there is none.</param>
    public void EndSpan(Exception? cause)
    {
        _span?.End(_steps, cause);
        _span = null;
    }

    public void ReleaseBody()
    {
        _body?.Dispose();
        (_body, _bodyOf) = (null, null);
    }

    public override TimeSpan? WaitBeforeRepeat(SciLlmException failure, TimeSpan backoff)
    {
        var wait = route.WaitBeforeNext(backoff, failure.RetryAfter ?? backoff);
        if (wait is { } time) Log.RoutingOn(_steps.Count > 0 ? _steps[^1].Deployment : "", route.Group, FailureName.Of(failure), time);
        return wait;
    }

    public override TimeSpan? WaitBeforeAskingAgain(JsonParseException refusal, TimeSpan? backoff)
    {
        Amend(refusal);
        if (backoff is not null) return route.TryAskSameAgain() ? backoff : null;
        route.Note(FailoverRule.InvalidJson(options));
        return route.WaitBeforeNext(TimeSpan.Zero, TimeSpan.Zero);
    }

    public override SciLlmException Conclude(SciLlmException failure)
    {
        // What had come of a stream is only in the failure that broke it.
        var told = failure.PartialContent is null ? _first ?? failure : failure;
        told.Meta = (told.Meta ?? Describe()) with { Attempts = Attempts, Elapsed = Elapsed, Route = [.. _steps] };
        return told;
    }

    public override CompletionMeta Describe() => base.Describe() with { Route = [.. _steps] };

    public void LogEnd(SciLlmException failure) =>
        Log.RouteEnded(route.Group, _steps.Count, string.Join(", ", _steps.Select(step => step.Deployment)), Elapsed, FailureName.Of(failure));

    /// <summary>What the last attempt came to turned out to be no good after all.</summary>
    protected void Amend(SciLlmException failure)
    {
        _first ??= failure;
        _steps[^1] = _steps[^1] with { Status = failure.Status, Error = failure.Message, At = Elapsed };
    }

    protected abstract ApiCall NewAttempt(CompletionRequest asked);

    protected abstract PooledBuffer WriteBody(CompletionRequest asked, string model);

    /// <summary>What is wrong with an answer that came; nothing, mostly.</summary>
    protected abstract (SciLlmException? Failure, FailoverRule Rule) Judge(ApiCall attempt);

    /// <summary>What is wrong with an answer that is whole: a filter cut it short, or there is nothing in it.</summary>
    protected (SciLlmException? Failure, FailoverRule Rule) Judge(Completion completion)
    {
        if (completion.FinishReason == ChatFinishReason.ContentFilter) return (Filtered(), FailoverRule.Filtered);

        // A model that says why it will not answer has answered.
        return completion.Refusal is null && EmptyContent.Problem(this, completion) is { } empty ? (empty, FailoverRule.Empty) : default;
    }

    private SciLlmException Filtered() => new($"The content filter of {Where} cut the answer of '{Model}' short. Change the messages, or set {nameof(RouterOptions.ContentFilterFallbacks)}.")
    {
        Status = 200,
        ErrorType = "content_filter",
        Refusal = RefusalKind.ContentFiltered,
    };

    private void Record(DeploymentState deployment, SciLlmException? failure)
    {
        _first ??= failure;
        _steps.Add(new RouteStep(deployment.Id, deployment.Deployment.Group, deployment.Deployment.Model, Base, failure is null ? 200 : failure.Status, failure?.Message, Elapsed));
    }
}
