using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SciLlm.Cli.Scripts;

/// <summary>Whether bytes hold any of many words, in any case: asked of every file of a tree, before it is decoded.</summary>
/// <remarks>
/// This is Teddy, the algorithm of Hyperscan and ripgrep: three letters of each word are looked for, those of all words at sixteen places in one
/// step. A step costs the same wherever it ends, so what counts is that it seldom meets the letters.
/// </remarks>
internal sealed class ByteSearch
{
    private const int Places = 16;
    private const int StepLength = Places + WordAnchor.Length - 1;
    private const int Buckets = 8;

    private readonly WordAnchor[][] _buckets = new WordAnchor[Buckets][];
    private readonly LetterBuckets _first;
    private readonly LetterBuckets _second;
    private readonly LetterBuckets _third;

    /// <param name="words">ASCII, of three letters or more.</param>
    public ByteSearch(IEnumerable<string> words)
    {
        // Letters that begin alike share a bucket, which keeps apart what only together looks like a word.
        var anchors = WordAnchor.Of(words).OrderBy(static anchor => anchor.Letters, StringComparer.Ordinal).ToArray();
        for (var bucket = 0; bucket < Buckets; bucket++)
            _buckets[bucket] = anchors[(anchors.Length * bucket / Buckets)..(anchors.Length * (bucket + 1) / Buckets)];
        _first = LetterBuckets.Of(_buckets, 0);
        _second = LetterBuckets.Of(_buckets, 1);
        _third = LetterBuckets.Of(_buckets, 2);
    }

    // Code that is compiled ahead is compiled for machines without these instructions, and would be replaced only when most of a tree is read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool FindsIn(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (; text.Length - at >= StepLength; at += Places)
        {
            if (FindsIn(text, at, text[at..]))
                return true;
        }
        Span<byte> rest = stackalloc byte[StepLength];
        text[at..].CopyTo(rest);
        return FindsIn(text, at, rest);
    }

    /// <param name="step">What stands at <paramref name="at"/>, long enough for a step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FindsIn(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> step)
    {
        var buckets = _first.Of(Vector128.Create(step)) & _second.Of(Vector128.Create(step[1..])) & _third.Of(Vector128.Create(step[2..]));
        if (buckets == Vector128<byte>.Zero)
            return false;
        for (var places = Vector128.GreaterThan(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits(); places != 0; places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            if (AnyStands(text, at + place, buckets[place]))
                return true;
        }
        return false;
    }

    private bool AnyStands(ReadOnlySpan<byte> text, int at, uint buckets)
    {
        for (; buckets != 0; buckets &= buckets - 1)
        {
            foreach (var anchor in _buckets[BitOperations.TrailingZeroCount(buckets)])
            {
                if (anchor.HoldsWordAt(text, at))
                    return true;
            }
        }
        return false;
    }
}
