using SciLlm.Transport;

namespace SciLlm.Completions.Streams;

/// <summary>A call that is answered piece by piece.</summary>
internal sealed class StreamedCall(CompletionRequest request) : ApiCall
{
    private StreamedAnswer? _answer;

    /// <summary>The answer under way; null as long as there is none.</summary>
    public StreamedAnswer? Answer => _answer;

    public required TimeSpan IdleTimeout { get; init; }

    /// <summary>Writes the payload once, and sends it as often as it takes until the first token is there.</summary>
    /// <exception cref="SciLlmException">The call failed before its first token.</exception>
    public async ValueTask<StreamedAnswer> OpenAsync(TransportPipeline transport, CancellationToken cancellationToken)
    {
        Body = RequestWriter.Write(request, Model!, streams: true);
        await transport.SendAsync(this, cancellationToken).ConfigureAwait(false);
        return _answer!;
    }

    public override bool Keeps(HttpResponseMessage response) => _answer?.IsOf(response) == true;

    public override async ValueTask<AttemptOutcome?> AcceptUnreadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsEventStream(response)) return null;
        var (answer, failure) = await StreamedAnswer.OpenAsync(this, response, cancellationToken).ConfigureAwait(false);
        _answer = answer;
        return new AttemptOutcome(this, failure);
    }

    /// <summary>Some servers do not stream: an error, or the whole answer at once.</summary>
    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (CompletionAnswer.TryRead(this, response, body, out var completion) is { } failure) return failure;
        _answer = new StreamedAnswer(this, completion!);
        return null;
    }
}
