using System.Net;
using System.Net.Http.Headers;

namespace SciLlm.Transport;

/// <summary>A request body that is already bytes, so that every attempt sends the same ones without making them again.</summary>
internal sealed class ReplayableContent : HttpContent
{
    private readonly PooledBuffer _body;

    public ReplayableContent(PooledBuffer body, HttpContentHeaders? described)
    {
        _body = body;
        if (described is null) Headers.TryAddWithoutValidation("Content-Type", "application/json");
        else CopyHeaders(described, Headers);
    }

    /// <summary>Copies what describes a body, except its length, which follows from the bytes.</summary>
    public static void CopyHeaders(HttpContentHeaders from, HttpContentHeaders to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) to.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(!_body.TryHold(), this);
        try
        {
            await stream.WriteAsync(_body.Memory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _body.LetGo();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
