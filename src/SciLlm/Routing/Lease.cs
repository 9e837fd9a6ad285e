namespace SciLlm.Routing;

/// <summary>One call under way at a deployment; it has to be ended, or disposed when nothing was learned from it.</summary>
internal sealed class Lease(Fleet fleet, DeploymentState deployment, TimeSpan began, (int Deployment, int Limit) probes) : IDisposable
{
    private bool _isOver;

    public DeploymentState Deployment => deployment;

    public TimeSpan Began => began;

    public (int Deployment, int Limit) Probes => probes;

    /// <summary>The answer is there, or its first token.</summary>
    public void Answered() => fleet.Answered(this);

    /// <summary>The call has ended well.</summary>
    /// <param name="tokens">What it used, if the server told.</param>
    public void Succeed(long tokens) => End(Penalty.None, null, tokens);

    /// <summary>The call has failed.</summary>
    public void Fail(Penalty penalty, SciLlmException failure) => End(penalty, failure, tokens: 0);

    public void Dispose()
    {
        if (!_isOver) fleet.Abandon(this);
        _isOver = true;
    }

    private void End(Penalty penalty, SciLlmException? failure, long tokens)
    {
        if (_isOver) return;
        _isOver = true;
        fleet.End(this, penalty, failure, tokens);
    }
}
