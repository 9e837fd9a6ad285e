using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>A call that is answered with a <see cref="Completion"/>.</summary>
internal sealed class CompletionCall(CompletionRequest request) : ApiCall, ICompletionCall
{
    private Completion? _completion;
    private ModelOperation? _operation;

    /// <summary>The answer; null as long as there is none.</summary>
    public Completion? Completion => _completion;

    /// <summary>Writes the payload once, and sends it as often as it takes until there is an answer.</summary>
    /// <exception cref="SciLlmException">The call failed.</exception>
    public ValueTask SendAsync(TransportPipeline transport, CancellationToken cancellationToken)
    {
        Body = RequestWriter.Write(request, Model!, streams: false);
        _operation = ModelOperation.Start(this, request);
        return ModelOperation.WatchAsync(_operation, transport.SendAsync(this, cancellationToken));
    }

    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        CompletionAnswer.TryRead(this, response, body, out _completion);

    public override void Succeed()
    {
        _completion!.Meta = Describe();
        _operation?.Succeed(_completion);
        Log.Answered(Model, Where, Attempts, Elapsed);
    }
}

/// <summary>A call that is answered with a completion, whoever gives it.</summary>
internal interface ICompletionCall
{
    /// <summary>The answer; null as long as there is none.</summary>
    Completion? Completion { get; }
}
