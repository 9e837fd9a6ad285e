using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Scripts;

namespace SciLlm.Cli.Scripts;

/// <summary>What <see cref="ScriptGate"/> says of a text, said of its bytes: few files of a tree have to be decoded.</summary>
internal static class ByteGate
{
    private static readonly ByteSearch Words = new(ScriptGate.Telling.Concat(ScriptGate.Paths));
    private static readonly ByteSearch Enough = new(ScriptGate.Telling.Concat(Vendors.All));

    /// <param name="text">In UTF-8 or any encoding that has ASCII in it.</param>
    public static bool MayMatter(ReadOnlySpan<byte> text) => Words.FindsIn(text) && Enough.FindsIn(text);
}
