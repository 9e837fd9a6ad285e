namespace SciLlm.Analyzers.Governance;

/// <summary>A table of a Markdown page: a line of column names, a line of dashes, and the rows below them up to the first line that is none.</summary>
internal sealed record MarkdownTable(MarkdownRow Head, ImmutableArray<MarkdownRow> Rows)
{
    private const string Comment = "<!--";
    private const string CommentEnd = "-->";

    private static readonly ImmutableArray<string> Fences = ImmutableArray.Create("```", "~~~");

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

    /// <summary>What the columns are called, without what makes a page show them bold.</summary>
    public IEnumerable<string> ColumnNames => Head.Cells.Select(static cell => cell.Text.Trim('*', '_'));

    /// <summary>The index of a column, -1 where there is none of that name.</summary>
    public int Column(string name) => ColumnNames.ToList().FindIndex(each => each.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What would close the fenced code or the comment that a page ends in; null where it ends in neither.</summary>
    public static string? UnclosedIn(SourceText page) => page.Lines.Aggregate((string?)null, static (hiddenUntil, line) => HiddenAfter(line, hiddenUntil));

    private static IEnumerable<TextLine> ShownLines(SourceText page)
    {
        string? hiddenUntil = null;
        foreach (var line in page.Lines)
        {
            var wasHidden = hiddenUntil is not null;
            hiddenUntil = HiddenAfter(line, hiddenUntil);
            if (!wasHidden && hiddenUntil is null && !Opens(line, Comment))
                yield return line;
        }
    }

    private static string? HiddenAfter(TextLine line, string? hiddenUntil)
    {
        if (hiddenUntil is not null)
            return line.ToString().Contains(hiddenUntil) ? null : hiddenUntil;
        if (Opens(line, Comment))
            return line.ToString().Contains(CommentEnd) ? null : CommentEnd;
        return Fences.FirstOrDefault(fence => Opens(line, fence));
    }

    private static bool Opens(TextLine line, string mark) => line.ToString().TrimStart().StartsWith(mark, StringComparison.Ordinal);

    private static bool IsDelimiter(TextLine line) =>
        line.ToString() is var text && text.Contains('-') && text.Contains('|') && text.All(static c => c is '|' or '-' or ':' or ' ' or '\t');
}
