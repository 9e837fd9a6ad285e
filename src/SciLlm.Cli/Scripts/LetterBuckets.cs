using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SciLlm.Cli.Scripts;

/// <summary>Which buckets, a bit each, have an anchor with a given letter at one of its places: a table for each half of the letter's byte.</summary>
internal readonly struct LetterBuckets
{
    private readonly Vector128<byte> _low;
    private readonly Vector128<byte> _high;

    private LetterBuckets(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high) => (_low, _high) = (Vector128.Create(low), Vector128.Create(high));

    public static LetterBuckets Of(WordAnchor[][] buckets, int place)
    {
        Span<byte> low = stackalloc byte[16], high = stackalloc byte[16];
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            foreach (var anchor in buckets[bucket])
            {
                foreach (var letter in (ReadOnlySpan<char>)[char.ToLowerInvariant(anchor.Letters[place]), char.ToUpperInvariant(anchor.Letters[place])])
                {
                    low[letter & 15] |= (byte)(1 << bucket);
                    high[letter >> 4] |= (byte)(1 << bucket);
                }
            }
        }
        return new(low, high);
    }

    /// <summary>The buckets of each letter, and sometimes one that has a letter with either half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> Of(Vector128<byte> letters) =>
        Vector128.ShuffleNative(_low, letters & Vector128.Create((byte)15)) & Vector128.ShuffleNative(_high, letters >>> 4);
}
