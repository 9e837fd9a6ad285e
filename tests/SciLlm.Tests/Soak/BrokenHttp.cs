using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>Answers that no HTTP server would send: lies about lengths and encodings, bombs, and what is no HTTP at all.</summary>
internal sealed class BrokenHttp(Random random)
{
    /// <summary>What the answers say that say anything.</summary>
    public const string Content = "broken";

    private static readonly byte[] Good = Encoding.UTF8.GetBytes(Answers.Completion(Content));
    private static readonly Lazy<byte[]> Bomb = new(() => Zipped(300));

    private readonly Func<Stream, CancellationToken, Task>[] _answers =
    [
        (stream, stop) => WriteAsync(stream, Good, stop, "Content-Encoding: gzip"),
        (stream, stop) => WriteAsync(stream, Good, stop, "Content-Encoding: br"),
        (stream, stop) => WriteAsync(stream, Good, stop, "Content-Encoding: deflate"),
        (stream, stop) => WriteAsync(stream, Good, stop, "Content-Encoding: unheard-of"),
        (stream, stop) => WriteAsync(stream, Zipped(1)[..500], stop, "Content-Encoding: gzip"),
        (stream, stop) => WriteAsync(stream, Zipped(1), stop, "Content-Encoding: gzip", status: 500),
        (stream, stop) => WriteAsync(stream, Encoding.Unicode.GetBytes(Answers.Completion(Content)), stop, "Content-Type: application/json; charset=utf-16"),
        (stream, stop) => WriteAsync(stream, [.. "{\"choices\":[{\"message\":{\"content\":\""u8, 0xFF, 0xC0, 0x80, .. "\"}}]}"u8], stop),
        (stream, stop) => WriteAsync(stream, [.. "data: {\"choices\":[{\"delta\":{\"content\":\""u8, 0xFF, 0xC0, 0x80, .. "\"}}]}\n\n"u8], stop, "Content-Type: text/event-stream"),
        (stream, stop) => WriteAsync(stream, Good, stop, "Content-Length: -5"),
        (stream, stop) => WriteAsync(stream, Good, stop, "Content-Length: 99999999999999999999"),
        (stream, stop) => WriteAsync(stream, Good, stop, $"Content-Length: {long.MaxValue}"),
        (stream, stop) => WriteAsync(stream, "zz\r\nno chunk\r\n"u8.ToArray(), stop, "Transfer-Encoding: chunked"),
        (stream, stop) => WriteAsync(stream, "7fffffff\r\nshort"u8.ToArray(), stop, "Transfer-Encoding: chunked"),
        (stream, stop) => WriteAsync(stream, Good, stop, $"X-Long: {new string('x', 1 << 20)}"),
        (stream, stop) => WriteTextAsync(stream, "220 mail.test ESMTP\r\n\r\n", stop),
        (stream, stop) => WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nContent-Ty", stop),
        (stream, stop) => WriteTextAsync(stream, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", stop),
        (stream, stop) => WriteTextAsync(stream, "HTTP/1.1 999 What\r\nConnection: close\r\n\r\n", stop),
        UnfinishedHeadersAsync,
        EndlessHeadersAsync,
        EndlessStreamAsync,
    ];

    private readonly Func<Stream, CancellationToken, Task>[] _heavyAnswers =
    [
        (stream, stop) => WriteAsync(stream, Bomb.Value, stop, "Content-Encoding: gzip"),
        (stream, stop) => WriteAsync(stream, Bomb.Value, stop, "Content-Type: text/event-stream\r\nContent-Encoding: gzip"),
        async (stream, stop) =>
        {
            await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"choices\":[{\"message\":{\"content\":\"", stop);
            var megabyte = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
            for (var written = 0; written < 100; written++) await stream.WriteAsync(megabyte, stop);
            await WriteTextAsync(stream, "\"}}]}", stop);
        },
    ];

    public async Task ServeAsync(NetworkStream stream, CancellationToken stop)
    {
        await stream.ReadAtLeastAsync(new byte[1 << 16], 1, throwOnEndOfStream: false, stop);
        Func<Stream, CancellationToken, Task> answer;
        lock (random) answer = random.Next(60) == 0 ? _heavyAnswers[random.Next(_heavyAnswers.Length)] : _answers[random.Next(_answers.Length)];
        await answer(stream, stop);
    }

    private static Task WriteAsync(Stream stream, byte[] body, CancellationToken stop, string header = "Content-Type: application/json", int status = 200) =>
        WriteTextAsync(stream, $"HTTP/1.1 {status} What\r\n{header}\r\nConnection: close\r\n\r\n", stop).ContinueWith(_ => stream.WriteAsync(body, stop).AsTask(), TaskScheduler.Default).Unwrap();

    private static Task WriteTextAsync(Stream stream, string text, CancellationToken stop) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop).AsTask();

    private static async Task UnfinishedHeadersAsync(Stream stream, CancellationToken stop)
    {
        await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nX-More: and mo", stop);

        // Nothing comes any more; that the client has had enough is the end of what it sends.
        await stream.CopyToAsync(Stream.Null, stop);
    }

    private static async Task EndlessHeadersAsync(Stream stream, CancellationToken stop)
    {
        await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\n", stop);
        for (; ; ) await WriteTextAsync(stream, "X-More: and more\r\n", stop);
    }

    private static async Task EndlessStreamAsync(Stream stream, CancellationToken stop)
    {
        await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n", stop);
        for (; ; ) await WriteTextAsync(stream, EventStreams.Text("xxxx"), stop);
    }

    /// <summary>So many megabytes that begin like a completion, compressed.</summary>
    private static byte[] Zipped(int megabytes)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write("{\"choices\":["u8);
            for (var written = 0; written < megabytes; written++) zip.Write(new byte[1 << 20]);
        }

        return zipped.ToArray();
    }
}
