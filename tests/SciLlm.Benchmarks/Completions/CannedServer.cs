using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace SciLlm.Benchmarks.Completions;

/// <summary>
/// The least a server can do: it reads a request to its end and writes the same bytes every time. It allocates nothing meanwhile, so that what is
/// counted is the client's.
/// </summary>
internal sealed class CannedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    public CannedServer(CannedAnswer answer)
    {
        _answer = answer.ToHttp();
        _listener.Start();
        new Thread(AcceptAll) { IsBackground = true }.Start();
    }

    public Uri Base => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    public void Dispose() => _listener.Dispose();

    private void AcceptAll()
    {
        try
        {
            for (; ; )
            {
                var connection = _listener.AcceptSocket();
                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The listener was closed.
        }
    }

    private void Serve(Socket connection)
    {
        connection.NoDelay = true;
        var buffer = new byte[256 << 10];
        try
        {
            for (var (filled, rest) = (0, 0); ;)
            {
                var read = connection.Receive(buffer.AsSpan(filled));
                if (read == 0)
                    return;
                filled += read;
                if (buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is not (>= 0 and var headEnd))
                    continue;
                for (rest = headEnd + 4 + LengthOf(buffer.AsSpan(0, headEnd)) - filled; rest > 0; rest -= read)
                {
                    if ((read = connection.Receive(buffer)) == 0)
                        return;
                }
                connection.Send(_answer);
                filled = 0;
            }
        }
        catch (SocketException)
        {
            // The client is done.
        }
        finally
        {
            connection.Dispose();
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        return Utf8Parser.TryParse(head[(head.IndexOf(name) + name.Length)..], out int length, out _) ? length : 0;
    }
}
