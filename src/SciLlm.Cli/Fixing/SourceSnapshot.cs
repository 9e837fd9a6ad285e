using System.Text;
using System.Text.Unicode;
using SciLlm.Cli.Diffs;

namespace SciLlm.Cli.Fixing;

/// <summary>The source files as they were before the fixes, byte for byte.</summary>
internal sealed class SourceSnapshot
{
    private readonly Dictionary<string, byte[]> _before;

    private SourceSnapshot(Dictionary<string, byte[]> before) => _before = before;

    public static SourceSnapshot Take(IEnumerable<string> files) =>
        new(files.Distinct().Where(File.Exists).ToDictionary(file => file, File.ReadAllBytes));

    /// <summary>The files that are neither UTF-8 nor say what else they are: <c>dotnet format</c> would write something else for every letter it cannot read.</summary>
    public IEnumerable<string> OfUnknownEncoding() => _before.Where(static file => !SaysItsEncoding(file.Value) && !Utf8.IsValid(file.Value)).Select(static file => file.Key);

    /// <summary>The files that are different now, in the order of their paths.</summary>
    public IReadOnlyList<string> Changed() =>
        [.. _before.Where(file => !File.ReadAllBytes(file.Key).AsSpan().SequenceEqual(file.Value)).Select(file => file.Key).Order(StringComparer.Ordinal)];

    /// <summary>What has changed in a file, as a unified diff.</summary>
    public string Diff(string file, string shownAs) =>
        UnifiedDiff.Of(Text(_before[file]), Text(File.ReadAllBytes(file)), shownAs);

    /// <summary>Whether some file holds a text now that it did not hold before.</summary>
    public bool Gained(string text) => Changed().Any(file =>
        !Text(_before[file]).Contains(text, StringComparison.Ordinal) && Text(File.ReadAllBytes(file)).Contains(text, StringComparison.Ordinal));

    /// <summary>Puts every file back.</summary>
    public void Restore() => Restore(_before.Keys.ToHashSet());

    /// <summary>Puts some of the files back.</summary>
    public void Restore(IReadOnlySet<string> files)
    {
        foreach (var file in Changed().Where(files.Contains))
            File.WriteAllBytes(file, _before[file]);
    }

    private static bool SaysItsEncoding(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble) || bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble);

    private static string Text(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
