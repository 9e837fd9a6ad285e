namespace SciLlm.Analyzers.Governance;

/// <summary>A row of a table.</summary>
/// <param name="Span">The line, without what it ends with.</param>
internal sealed record MarkdownRow(TextSpan Span, ImmutableArray<MarkdownCell> Cells)
{
    /// <summary>Null for a line that is no row: one without a bar.</summary>
    public static MarkdownRow? Read(SourceText page, TextLine line)
    {
        var span = Trimmed(page, line.Span);
        var bars = Bars(page, span).ToList();
        if (bars.Count == 0)
            return null;
        // The bars at both ends may be left out.
        if (bars[0] != span.Start)
            bars.Insert(0, span.Start - 1);
        if (bars[bars.Count - 1] != span.End - 1)
            bars.Add(span.End);
        var cells = ImmutableArray.CreateBuilder<MarkdownCell>();
        for (var at = 1; at < bars.Count; at++)
            cells.Add(MarkdownCell.Read(page, TextSpan.FromBounds(bars[at - 1] + 1, bars[at])));
        return new(span, cells.ToImmutable());
    }

    /// <summary>The text of a row whose cells hold these texts.</summary>
    public static string Write(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(MarkdownCell.Write))} |";

    public static TextSpan Trimmed(SourceText page, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(page[start]))
            start++;
        while (end > start && char.IsWhiteSpace(page[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }

    private static IEnumerable<int> Bars(SourceText page, TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (page[at] == '|' && (at == span.Start || page[at - 1] != '\\'))
                yield return at;
        }
    }
}

/// <summary>A cell of a row.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Span">Where that stands; for an empty cell, the room between its bars.</param>
internal readonly record struct MarkdownCell(string Text, TextSpan Span)
{
    /// <summary>The text without the backticks that keep a page from showing <c>*</c> as an emphasis.</summary>
    public string Code => Text.Trim('`');

    public static MarkdownCell Read(SourceText page, TextSpan between)
    {
        var span = MarkdownRow.Trimmed(page, between);
        return new(page.ToString(span).Replace("\\|", "|"), span.IsEmpty ? between : span);
    }

    /// <summary>A text as a cell holds it: on one line, with its bars escaped.</summary>
    public static string Write(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim().Replace("|", "\\|");
}
