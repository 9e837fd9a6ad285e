using FsCheck.Xunit;
using SciLlm.Transport;

namespace SciLlm.Tests.Transport;

public sealed class PooledBufferTests
{
    [Property]
    public bool HoldsWhatWasWritten_InAnyPieces(byte[][] pieces)
    {
        using var buffer = new PooledBuffer(1);
        foreach (var piece in pieces)
        {
            piece.CopyTo(buffer.GetSpan(piece.Length));
            buffer.Advance(piece.Length);
        }

        return buffer.Span.SequenceEqual(pieces.SelectMany(piece => piece).ToArray());
    }

    [Fact]
    public void StaysReadable_WhileAnAttemptStillHoldsIt()
    {
        var buffer = new PooledBuffer();
        "payload"u8.CopyTo(buffer.GetSpan(7));
        buffer.Advance(7);
        Assert.True(buffer.TryHold());

        buffer.Dispose();

        Assert.Equal("payload"u8.ToArray(), buffer.Span.ToArray());
        buffer.LetGo();
        Assert.False(buffer.TryHold());
    }
}
