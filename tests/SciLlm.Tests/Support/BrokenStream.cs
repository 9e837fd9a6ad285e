using System.Text;

namespace SciLlm.Tests.Support;

/// <summary>A body that breaks after its text.</summary>
internal sealed class BrokenStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection was reset.");
}
