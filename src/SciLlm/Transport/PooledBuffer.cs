using System.Buffers;
using System.Runtime.CompilerServices;

namespace SciLlm.Transport;

/// <summary>
/// Bytes in a rented array: written once, read by every attempt, given back when the last holder lets go. An attempt that was
/// abandoned may still be writing it to a socket, so the owner's <see cref="Dispose"/> alone must not return it.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    // The pool keeps what it is given back for minutes; one huge answer must not cost its size, and that of all smaller tries at it, that long.
    private const int LargestPooled = 4 << 20;

    private byte[] _bytes;
    private int _length;
    private int _holders = 1;
    private bool _released;

    public PooledBuffer(int capacity = 1024) => _bytes = Rent(capacity);

    public int Length => _length;

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Appends a stream; false when it holds more than <paramref name="limit"/> bytes.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> TryFillAsync(Stream stream, long limit, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var read = await stream.ReadAsync(GetMemory(512), cancellationToken).ConfigureAwait(false);
            if (read == 0) return true;
            Advance(read);
            if (_length > limit) return false;
        }
    }

    public bool TryHold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0; holders = Volatile.Read(ref _holders))
        {
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders) return true;
        }

        return false;
    }

    public void LetGo()
    {
        if (Interlocked.Decrement(ref _holders) > 0) return;
        Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    public void Dispose()
    {
        if (_released) return;
        _released = true;
        LetGo();
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length >= count) return;
        var larger = Rent(checked((int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, (long)_length + count))));
        Span.CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }

    private static byte[] Rent(int length) => length > LargestPooled ? GC.AllocateUninitializedArray<byte>(length) : ArrayPool<byte>.Shared.Rent(length);

    private static void Return(byte[] bytes)
    {
        if (bytes.Length <= LargestPooled) ArrayPool<byte>.Shared.Return(bytes);
    }
}
