using System.Text;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Governance;

/// <summary>Writes entries into the text of an <c>EXCEPTIONS.md</c>, in the way its tables are read.</summary>
internal static class ExceptionsPage
{
    private const string Introduction = "# Exceptions\n\nWhat the SciLLM rules let be, why, and until when. Paths are relative to this file.\n";

    private static readonly string EmptyTable =
        $"\n{MarkdownRow.Write(ExceptionsReader.Columns)}\n|{string.Concat(ExceptionsReader.Columns.Select(static _ => "---|"))}\n";

    /// <summary>A page without an entry.</summary>
    /// <param name="lineBreak">What its lines end with.</param>
    public static SourceText Empty(string lineBreak) =>
        SourceText.From((Introduction + EmptyTable).Replace("\n", lineBreak), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The page with an entry behind the others, in place of what it said before for the same rules and path; all else stays as it is.</summary>
    public static SourceText With(SourceText page, NewException entry)
    {
        var before = ExceptionsFile.Read(ExceptionsFile.Name, page, default).Entries.LastOrDefault(each => each.Rules == entry.Rules && each.PathText == entry.Path);
        if (before is not null)
            return With(Without(page, before.Row), entry);
        if (MarkdownTable.Of(page).FirstOrDefault(ExceptionsReader.IsComplete) is { } table)
            return page.Replace(EndOf(table, page), 0, page.LineBreak() + MarkdownRow.Write(table.ColumnNames.Select(column => entry[column])));
        var between = page.Length == 0 || page.Lines[page.Lines.Count - 1].Span.IsEmpty ? "" : "\n";
        // What is never closed ends with the page, and would hide the table.
        var closing = MarkdownTable.UnclosedIn(page) is { } mark ? mark + "\n" : "";
        return With(page.Replace(page.Length, 0, (between + closing + EmptyTable).Replace("\n", page.LineBreak())), entry);
    }

    /// <summary>The page without the line of an entry.</summary>
    public static SourceText Without(SourceText page, TextSpan row) => page.Replace(page.Lines.GetLineFromPosition(row.Start).SpanIncludingLineBreak, "");

    /// <summary>Behind the last row, or behind the dashes below the head where there is none.</summary>
    private static int EndOf(MarkdownTable table, SourceText page) => table.Rows.IsEmpty
        ? page.Lines[page.Lines.GetLineFromPosition(table.Head.Span.Start).LineNumber + 1].End
        : table.Rows[table.Rows.Length - 1].Span.End;
}
