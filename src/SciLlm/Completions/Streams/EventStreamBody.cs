using SciLlm.Transport;

namespace SciLlm.Completions.Streams;

/// <summary>
/// The body of an event stream as the platform's parser should see it. It adds what the parser lacks: the blank line without which the parser
/// drops an unterminated last event, a limit to the size of one, and one to silence.
/// </summary>
internal sealed class EventStreamBody(StreamedCall call, Stream body) : Stream
{
    private const int LongestEvent = 16 << 20;
    private const long LongestStream = 256L << 20;
    private const int LongestEnding = 4 << 10;

    private static readonly TimeSpan PatienceAfterEnd = TimeSpan.FromMilliseconds(500);

    private readonly byte[] _ending = "\n\n"u8.ToArray();
    private CancellationToken _attempt;
    private CancellationTokenSource? _silence;
    private CancellationTokenRegistration _cancellation;
    private long _sinceBegin;
    private int _sinceEvent;
    private int _endingGiven;

    /// <summary>Whether everything the server sent has been read.</summary>
    public bool HasEnded { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Up to the first token the attempt's own limit rules.</summary>
    public void LimitToAttempt(CancellationToken attempt) => _attempt = attempt;

    /// <summary>After it, silence is limited, and the caller's token rules.</summary>
    public void LimitSilence(CancellationToken callers)
    {
        if (_silence is not null) return;
        _silence = new CancellationTokenSource(call.IdleTimeout, call.Time);
        _cancellation = callers.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _silence);
    }

    /// <summary>An event was read: what is read from here on belongs to the next.</summary>
    public void EventEnded() => _sinceEvent = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!HasEnded)
        {
            var read = await ReadServersAsync(buffer[..Math.Min(buffer.Length, LongestEvent - _sinceEvent + 1)]).ConfigureAwait(false);
            _sinceBegin += read;
            _sinceEvent += read;
            if (_sinceEvent > LongestEvent) throw Failures.TooLarge(call, LongestEvent);
            if (_sinceBegin > LongestStream) throw Failures.TooLarge(call, LongestStream);
            if (read > 0) return read;
        }

        HasEnded = true;
        var given = Math.Min(buffer.Length, _ending.Length - _endingGiven);
        _ending.AsMemory(_endingGiven, given).CopyTo(buffer);
        _endingGiven += given;
        return given;
    }

    /// <summary>Reads the few bytes that end a body after its last event, without which the connection could not be used again.</summary>
    public async ValueTask ReadToEndAsync()
    {
        if (HasEnded || _silence is null) return;
        using var rest = new PooledBuffer(LongestEnding);
        try
        {
            _silence.CancelAfter(PatienceAfterEnd);
            await rest.TryFillAsync(body, LongestEnding, _silence.Token).ConfigureAwait(false);
        }
        catch (Exception cause) when (cause is OperationCanceledException or IOException or HttpRequestException)
        {
            // The answer is whole; only the connection is lost.
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _cancellation.Dispose();
        _silence?.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadServersAsync(Memory<byte> buffer)
    {
        try
        {
            if (_silence is null) return await body.ReadAsync(buffer, _attempt).ConfigureAwait(false);
            _silence.Token.ThrowIfCancellationRequested();
            _silence.CancelAfter(call.IdleTimeout);
            var read = await body.ReadAsync(buffer, _silence.Token).ConfigureAwait(false);

            // The caller may take his time over what was read.
            _silence.CancelAfter(Timeout.InfiniteTimeSpan);
            return read;
        }
        catch (Exception cause) when (UndecodableBodyException.IsBehind(cause))
        {
            throw new UndecodableBodyException(cause);
        }
    }
}
