namespace SciLlm.Cli.Scripts;

/// <summary>What a thread reads one file after the other into.</summary>
internal sealed class ScriptBuffers
{
    private byte[] _bytes = [];
    private char[] _characters = [];

    public Span<byte> Bytes(int length) => Reserve(ref _bytes, length).AsSpan(0, length);

    public Span<char> Characters(int length) => Reserve(ref _characters, length).AsSpan(0, length);

    private static T[] Reserve<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = GC.AllocateUninitializedArray<T>(2 * length);
        return buffer;
    }
}
