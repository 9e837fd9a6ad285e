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

    public override bool AcceptUnread(HttpResponseMessage response)
    {
        // A stream is for the caller to read as it comes; anything else is read here, within the attempt's time limit.
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream") return false;
        HandOut(response);
        return true;
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
