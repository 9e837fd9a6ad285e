namespace SciLlm.Analyzers.CodeFixes.Governance;

/// <summary>An entry that is to be written.</summary>
/// <param name="Rules">Ids or families, separated by commas.</param>
/// <param name="Path">Relative to the folder of the page.</param>
/// <param name="Expires">The last day it covers anything.</param>
internal sealed record NewException(string Rules, string Path, string Reason, string Owner, DateTime Expires)
{
    /// <summary>What stands in a column; nothing in one that is not ours.</summary>
    public string this[string column] => Columns.FirstOrDefault(each => each.Name.Equals(column, StringComparison.OrdinalIgnoreCase)).Text ?? "";

    private (string Name, string Text)[] Columns =>
    [
        (ExceptionsReader.Rule, Rules),
        (ExceptionsReader.Path, PathGlob.WithSlashes(Path)),
        (ExceptionsReader.Reason, Reason),
        (ExceptionsReader.Owner, Owner),
        (ExceptionsReader.Expires, ExceptionDate.Text(Expires)),
    ];
}
