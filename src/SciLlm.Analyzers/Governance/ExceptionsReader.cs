namespace SciLlm.Analyzers.Governance;

/// <summary>Reads the entries of a page from its tables, and says of each row that is none what is wrong with it.</summary>
internal sealed class ExceptionsReader(SourceText page, ExceptionTerm term)
{
    public const string Rule = "Rule", Path = "Path", Reason = "Reason", Owner = "Owner", Expires = "Expires";

    /// <summary>In the order a new table has them; a table of somebody's may have another, and further ones.</summary>
    public static readonly ImmutableArray<string> Columns = ImmutableArray.Create(Rule, Path, Reason, Owner, Expires);

    public ImmutableArray<ExceptionEntry>.Builder Entries { get; } = ImmutableArray.CreateBuilder<ExceptionEntry>();

    public ImmutableArray<ExceptionProblem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<ExceptionProblem>();

    /// <summary>Whether a table is about exceptions: a page may have others.</summary>
    public static bool IsMeant(MarkdownTable table) => table.Column(Rule) >= 0 && table.Column(Path) >= 0;

    /// <summary>Whether a table has a place for everything that an entry says.</summary>
    public static bool IsComplete(MarkdownTable table) => Columns.All(column => table.Column(column) >= 0);

    public void Read(MarkdownTable table)
    {
        if (!IsMeant(table))
            return;
        foreach (var row in table.Rows)
        {
            if (row.Cells.Any(static cell => cell.Text.Length > 0))
                Read(table, row);
        }
    }

    private void Read(MarkdownTable table, MarkdownRow row)
    {
        var before = Problems.Count;
        var (rule, path, reason, owner, expires) = (Cell(Rule), Cell(Path), Cell(Reason), Cell(Owner), Cell(Expires));
        var ids = RulesOf(rule);
        var glob = PathGlob.Parse(path.Code);
        if (glob is null && path.Text.Length > 0)
            Report(path.Span, $"'{path.Text}' is no path below the folder of this file");
        var day = ExceptionDate.Parse(expires.Code);
        if (day is null && expires.Text.Length > 0)
            Report(expires.Span, $"'{expires.Text}' is no date; write it as {ExceptionDate.Format}");
        else if (day is { } lastDay && term.IsTooFar(lastDay))
            Report(expires.Span, $"{expires.Code} is more than {term.MaxDays} days away; {ExceptionDate.Text(term.Today!.Value.AddDays(term.MaxDays))} is the last day it can be given");

        if (Problems.Count == before && glob is not null && day is { } ends)
            Entries.Add(new(ids, rule.Code, glob, path.Code, reason.Text, owner.Text, ends, page.Lines.GetLineFromPosition(row.Span.Start).LineNumber + 1, row.Span, expires.Span));

        MarkdownCell Cell(string name)
        {
            var column = table.Column(name);
            var cell = column >= 0 && column < row.Cells.Length ? row.Cells[column] : new("", row.Span);
            if (cell.Text.Length == 0)
                Report(cell.Span, $"it has no {name.ToLowerInvariant()}");
            return cell;
        }
    }

    /// <summary>The rules of a cell: ids and families, separated by commas or spaces.</summary>
    private ImmutableArray<string> RulesOf(MarkdownCell cell)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        if (cell.Text.Length == 0)
            return ids.ToImmutable();
        foreach (var name in cell.Text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(cell.Text))
        {
            var rules = ExceptedRules.Named(name.Trim('`'));
            if (rules.IsEmpty)
                Report(cell.Span, $"'{name}' is no rule that an exception can be made from");
            ids.AddRange(rules);
        }
        return ids.ToImmutable();
    }

    private void Report(TextSpan span, string message) => Problems.Add(new(span, message));
}
