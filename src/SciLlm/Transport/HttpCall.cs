using System.Net.Http.Headers;

namespace SciLlm.Transport;

/// <summary>A call over HTTP: what every attempt sends, and what becomes of the responses.</summary>
internal abstract class HttpCall : LogicalCall
{
    public IReadOnlyDictionary<string, string>? ExtraHeaders { get; init; }

    /// <summary>The body to post, until the call's end; null gets.</summary>
    public PooledBuffer? Body { get; set; }

    /// <summary>The headers of a body the caller made; null for our own JSON.</summary>
    public HttpContentHeaders? BodyHeaders { get; init; }

    public abstract override string Base { get; }

    public abstract Uri Address { get; }

    /// <summary>How the last attempt sent the key.</summary>
    public AuthStyle SentAs { get; set; }

    /// <summary>The address without its query.</summary>
    public override string Where => Address.GetLeftPart(UriPartial.Path);

    /// <summary>Whether this call has kept a response for its caller, who then disposes it.</summary>
    public virtual bool Keeps(HttpResponseMessage response) => false;

    /// <summary>Takes a good answer and its body; returns what is wrong with it, if anything.</summary>
    public abstract SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body);

    /// <summary>Takes a good answer before its body is read; null when the body is to be read and given to <see cref="Accept"/>.</summary>
    public virtual ValueTask<AttemptOutcome?> AcceptUnreadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => default;

    /// <summary>Takes a refusal and its body, which holds no key any more.</summary>
    public virtual void Reject(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
    }

    public override void Release() => Body?.Dispose();

    /// <summary>Whether the body of a response is a stream of events, which is read as it comes.</summary>
    protected static bool IsEventStream(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "text/event-stream";
}
