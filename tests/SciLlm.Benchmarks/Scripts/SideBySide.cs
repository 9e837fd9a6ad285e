using System.Text.RegularExpressions;

namespace SciLlm.Benchmarks.Scripts;

/// <summary>What both find, what only a search for text finds, and what it cannot find.</summary>
internal static partial class SideBySide
{
    private const int MaxWidth = 180;

    public static void Write(TextWriter output, IReadOnlyList<Hit> ours, IReadOnlyList<Hit> theirs, int show)
    {
        var ourPlaces = ours.Select(static hit => hit.Place).ToHashSet();
        var theirPlaces = theirs.Select(static hit => hit.Place).ToHashSet();
        var left = theirs.Where(hit => !ourPlaces.Contains(hit.Place)).ToList();
        var added = ours.Where(hit => !theirPlaces.Contains(hit.Place)).ToList();
        output.WriteLine($"{ourPlaces.Count} lines are ours, {theirPlaces.Count} are rg's, {ourPlaces.Count(theirPlaces.Contains)} both; {left.Count} are rg's alone, {added.Count} ours alone.");

        output.WriteLine("\nWhat rg finds and scillm leaves, by what is on the line:");
        foreach (var kind in left.GroupBy(static hit => Kind(hit.Text)).OrderByDescending(static kind => kind.Count()))
            output.WriteLine($"  {kind.Count(),6}  {kind.Key}");
        WriteSample(output, left, show);

        output.WriteLine("\nWhat scillm finds and rg cannot, because the endpoint is not on the line:");
        WriteSample(output, added, show);
    }

    private static string Kind(string line) =>
        Comment().IsMatch(line) ? "a comment"
        : line.Contains("/chat/completions", StringComparison.Ordinal) ? "the path of an endpoint, with no call on the line"
        : Request().IsMatch(line) ? "requests.get or requests.post, to whomever"
        : line.Contains("extra_headers=", StringComparison.Ordinal) ? "extra_headers, with whatever is in them"
        : "an authentication header, for whomever";

    /// <summary>Spread over all of them, so that one large folder does not stand for the tree.</summary>
    private static void WriteSample(TextWriter output, List<Hit> hits, int show)
    {
        foreach (var hit in hits.Where((_, index) => index % Math.Max(1, hits.Count / Math.Max(show, 1)) == 0).Take(show))
        {
            var line = $"  {hit.File}:{hit.Line}: {hit.Text}";
            output.WriteLine(line.Length > MaxWidth ? line[..MaxWidth] + "…" : line);
        }
    }

    [GeneratedRegex(@"^\s*(#|//|\*|/\*|rem\b|::|<#)", RegexOptions.IgnoreCase)]
    private static partial Regex Comment();

    [GeneratedRegex(@"requests\.(get|post)\(")]
    private static partial Regex Request();
}
