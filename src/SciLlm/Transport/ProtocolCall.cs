using SciLlm.Authentication;

namespace SciLlm.Transport;

/// <summary>A payload the caller made himself, answered with the response itself, refused or not.</summary>
internal sealed class ProtocolCall : ApiCall
{
    /// <summary>The last response that came; null when none did.</summary>
    public HttpResponseMessage? Response { get; private set; }

    public override void Begin()
    {
        base.Begin();
        Response?.Dispose();
        Response = null;
    }

    public override bool Keeps(HttpResponseMessage response) => ReferenceEquals(Response, response);

    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        HandOut(response, body);
        return null;
    }

    public override ValueTask<AttemptOutcome?> AcceptUnreadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A stream is for the caller to read as it comes; anything else is read here, within the attempt's time limit.
        if (!IsEventStream(response)) return default;
        HandOut(response);
        return new(new AttemptOutcome(this, null));
    }

    public override void Reject(HttpResponseMessage response, ReadOnlySpan<byte> body) => HandOut(response, body);

    private void HandOut(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var content = new ByteArrayContent(body.ToArray());
        ReplayableContent.CopyHeaders(response.Content.Headers, content.Headers);
        response.Content.Dispose();
        response.Content = content;
        HandOut(response);
    }

    private void HandOut(HttpResponseMessage response)
    {
        Response?.Dispose();
        Response = response;
        if (response.RequestMessage is { } request) Credential.Unsign(request.Headers);
    }
}
