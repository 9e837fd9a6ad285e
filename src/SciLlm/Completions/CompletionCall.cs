using System.Runtime.CompilerServices;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>A call that is answered with a <see cref="Completion"/>.</summary>
internal sealed class CompletionCall(CompletionRequest request) : ApiCall
{
    private Completion? _completion;

    /// <summary>The answer; null as long as there is none.</summary>
    public Completion? Completion => _completion;

    /// <summary>Writes the payload once, sends it as often as it takes, and returns the answer.</summary>
    /// <exception cref="SciLlmException">The call failed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Completion> SendAsync(TransportPipeline transport, CancellationToken cancellationToken)
    {
        using var body = RequestWriter.Write(request, Model!, streams: false);
        Body = body;
        var operation = ModelOperation.Start(this, request);
        await ModelOperation.WatchAsync(operation, transport.SendAsync(this, cancellationToken)).ConfigureAwait(false);
        _completion!.Meta = Describe();
        operation?.Succeed(_completion);
        Log.Answered(Model, Where, Attempts, Elapsed);
        return _completion;
    }

    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        CompletionAnswer.TryRead(this, response, body, out _completion);
}
