using System.Text;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Shows how two texts differ, line by line.</summary>
internal static class TextDiff
{
    public static string Describe(string expected, string actual, string? message = null)
    {
        var text = new StringBuilder().AppendLine(
            message ?? "Actual and expected values differ. Expected shown in baseline of diff:");
        foreach (var line in Lines(expected, actual))
        {
            text.Append(line.Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' });
            text.AppendLine(line.Text.Replace("\r", "<CR>", StringComparison.Ordinal).Replace("\n", "<LF>", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static List<DiffPiece> Lines(string expected, string actual)
    {
        var lines = InlineDiffBuilder.Instance.BuildDiffModel(
            expected, actual, ignoreWhitespace: false, ignoreCase: false, LineChunker.Instance).Lines;

        // Texts that differ in line endings alone look equal until the endings are shown.
        return lines.Any(line => line.Type != ChangeType.Unchanged)
            ? lines
            : InlineDiffBuilder.Instance.BuildDiffModel(
                expected, actual, ignoreWhitespace: false, ignoreCase: false, LineEndingsPreservingChunker.Instance).Lines;
    }
}
