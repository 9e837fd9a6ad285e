using System.Text;

namespace SciLlm.Cli.Scripts;

/// <summary>Three letters that some words have, and few other places.</summary>
/// <param name="Letters">In small letters.</param>
internal sealed record WordAnchor(string Letters)
{
    public const int Length = 3;

    /// <summary>Rare in scripts, and most of them in many of the words that scripts are searched for. What has none of these is found by its first letters.</summary>
    private static readonly string[] Rare =
    [
        ".ai", "pi.", "pi/", "i.a", ".cn", "pis", ".sb", "bai", "/co", "/em", "/mo", "/me", "/re", "i/d", "gc/", "enx", ":ge", "amg", ":em", "hem", ":11", "a_h",
        "_ac", "y_p",
    ];

    private readonly byte[] _letters = Encoding.ASCII.GetBytes(Letters);

    private Anchored[] Words { get; init; } = [];

    public static IEnumerable<WordAnchor> Of(IEnumerable<string> words) =>
        from word in words
        let small = word.ToLowerInvariant()
        let letters = Array.Find(Rare, small.Contains) ?? small[..Length]
        group new Anchored(Encoding.ASCII.GetBytes(small), small.IndexOf(letters, StringComparison.Ordinal)) by letters into anchored
        select new WordAnchor(anchored.Key) { Words = [.. anchored] };

    /// <summary>Whether one of the words stands round the letters at a place.</summary>
    public bool HoldsWordAt(ReadOnlySpan<byte> text, int at)
    {
        if (!StandsAt(text, at, _letters))
            return false;
        foreach (var word in Words)
        {
            if (StandsAt(text, at - word.Before, word.Text))
                return true;
        }
        return false;
    }

    private static bool StandsAt(ReadOnlySpan<byte> text, int at, byte[] word) =>
        at >= 0 && at + word.Length <= text.Length && Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word);

    /// <param name="Before">How much of it stands before the letters.</param>
    private sealed record Anchored(byte[] Text, int Before);
}
