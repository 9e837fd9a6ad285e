using System.IO.Pipelines;
using System.Text;

namespace SciLlm.Tests.Support;

/// <summary>A body that a test writes as it goes.</summary>
internal sealed class LiveStream : IDisposable
{
    private readonly Pipe _pipe = new();
    private readonly SemaphoreSlim _reads = new(0);

    public LiveStream() => Handler = new StubHandler(_ => EventStreams.Response(new Announcing(_pipe.Reader.AsStream(), _reads)));

    public StubHandler Handler { get; }

    public async Task SendAsync(string events)
    {
        while (_reads.Wait(0))
        {
            // What the client waited for until now does not count for what comes after.
        }

        await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(events));
    }

    /// <summary>Waits until the client waits for more.</summary>
    public async Task ReadingAsync() => Assert.True(await _reads.WaitAsync(Guard.Time));

    public async Task<bool> IsClosedAsync() => (await _pipe.Writer.FlushAsync()).IsCompleted;

    public void Dispose() => _reads.Dispose();

    private sealed class Announcing(Stream inner, SemaphoreSlim reads) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = inner.ReadAsync(buffer, cancellationToken);
            if (!read.IsCompleted) reads.Release();
            return await read;
        }

        protected override void Dispose(bool disposing) => inner.Dispose();
    }
}
