using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Hosting;

/// <summary>
/// Writes a reply to the socket itself, past Kestrel, which would never send a reply that breaks HTTP; and knows, as a pipe does not,
/// that the bytes have left before the connection ends.
/// </summary>
internal sealed class RawConnection(Exchange exchange)
{
    private readonly Socket _socket = exchange.Context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    /// <summary>Sends the head of a reply.</summary>
    /// <param name="reply">The reply, whole.</param>
    /// <param name="declaredLength">What Content-Length claims; <see langword="null"/> for a chunked body.</param>
    public Task SendHeadAsync(Reply reply, long? declaredLength)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrases.GetReasonPhrase(reply.Status)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Type: {reply.ContentType}\r\n");
        _ = declaredLength is { } length
            ? head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n")
            : head.Append("Transfer-Encoding: chunked\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return SendAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, exchange.Aborted)..];
        }
    }

    /// <summary>Sends one piece of a chunked body, in its frame.</summary>
    public async Task SendChunkAsync(ReadOnlyMemory<byte> piece)
    {
        await SendAsync(Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"));
        await SendAsync(piece);
        await SendAsync("\r\n"u8.ToArray());
    }

    /// <summary>Resets the connection: the client's next read fails.</summary>
    public void Reset()
    {
        exchange.NoLongerInFlight();
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        exchange.Context.Abort();
    }

    /// <summary>Ends the server's half in an orderly way: the client's next read finds the end.</summary>
    public async Task CloseAsync()
    {
        exchange.NoLongerInFlight();
        _socket.Shutdown(SocketShutdown.Send);
        // Closing right away could overtake the end with a reset, so the client goes first.
        await exchange.WaitForAbortAsync();
    }
}
