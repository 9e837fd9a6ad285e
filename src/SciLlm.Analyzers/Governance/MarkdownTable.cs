namespace SciLlm.Analyzers.Governance;

/// <summary>A table of a Markdown page: a line of column names, a line of dashes, and the rows below them up to the first line that is none.</summary>
internal sealed record MarkdownTable(MarkdownRow Head, ImmutableArray<MarkdownRow> Rows)
{
    /// <summary>The tables of a page; those in fenced code and in comments are there to be looked at.</summary>
    public static IEnumerable<MarkdownTable> Of(SourceText page)
    {
        var lines = ShownLines(page).ToList();
        for (var at = 1; at < lines.Count; at++)
        {
            if (!IsDelimiter(lines[at]) || MarkdownRow.Read(page, lines[at - 1]) is not { } head || lines[at - 1].EndIncludingLineBreak != lines[at].Start)
                continue;
            var rows = ImmutableArray.CreateBuilder<MarkdownRow>();
            while (at + 1 < lines.Count && lines[at + 1].Start == lines[at].EndIncludingLineBreak && MarkdownRow.Read(page, lines[at + 1]) is { } row)
            {
                rows.Add(row);
                at++;
            }
            yield return new(head, rows.ToImmutable());
        }
    }

    /// <summary>The index of a column, -1 where there is none of that name.</summary>
    public int Column(string name)
    {
        for (var at = 0; at < Head.Cells.Length; at++)
        {
            if (Head.Cells[at].Text.Trim('*', '_').Equals(name, StringComparison.OrdinalIgnoreCase))
                return at;
        }
        return -1;
    }

    private static IEnumerable<TextLine> ShownLines(SourceText page)
    {
        string? hiddenUntil = null;
        foreach (var line in page.Lines)
        {
            var text = line.ToString().Trim();
            if (hiddenUntil is not null)
                hiddenUntil = text.Contains(hiddenUntil) ? null : hiddenUntil;
            else if (text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal))
                hiddenUntil = text.Substring(0, 3);
            else if (text.StartsWith("<!--", StringComparison.Ordinal))
                hiddenUntil = text.Contains("-->") ? null : "-->";
            else
                yield return line;
        }
    }

    private static bool IsDelimiter(TextLine line) =>
        line.ToString() is var text && text.Contains('-') && text.Contains('|') && text.All(static c => c is '|' or '-' or ':' or ' ' or '\t');
}
