namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>
/// The edits of one fix, as text: what is not named here stays byte for byte. Statements are removed with their lines, and what only they
/// needed goes with them.
/// </summary>
internal sealed class Rewrite(FixSite site)
{
    private readonly List<TextChange> _changes = [];
    private readonly List<SyntaxNode> _kept = [];
    private readonly HashSet<StatementSyntax> _removed = [];

    public FixSite Site => site;

    public SemanticModel Model => site.Model;

    public CancellationToken Cancellation => site.Cancellation;

    /// <summary>Whether clients, requests and contents that are not sent any more go with what sets them up.</summary>
    public bool DropsCarriers { get; init; }

    public IReadOnlyCollection<StatementSyntax> RemovedStatements => _removed;

    /// <summary>The places whose code is gone.</summary>
    public IEnumerable<TextSpan> DeadSpans =>
        _changes.Select(static change => change.Span).Concat(_removed.Select(static statement => statement.Span));

    /// <summary>Replaces a piece of code.</summary>
    /// <param name="kept">The nodes of it, or of removed code, that live on in the new text.</param>
    public void Replace(TextSpan span, string text, params SyntaxNode[] kept)
    {
        _changes.Add(new TextChange(span, text));
        _kept.AddRange(kept);
    }

    public void Delete(TextSpan span) => Replace(span, "");

    public void Remove(StatementSyntax statement) => _removed.Add(statement);

    /// <summary>Says that a node of removed code lives on in some replacement.</summary>
    public void Keep(SyntaxNode node) => _kept.Add(node);

    public bool IsDead(SyntaxNode node) =>
        !_kept.Any(kept => kept.Span.Contains(node.Span)) && DeadSpans.Any(span => span.Contains(node.Span));

    /// <summary>The repair these edits make; null when the document would not build as well as before.</summary>
    public Rewritten? Finish(string title, string equivalenceKey, TypeNames? names = null)
    {
        new UnusedLocals(this).Remove();
        var changes = new StatementRemoval(this).Changes().Concat(_changes);
        if (names is not null)
            changes = changes.Concat(new UsingDirectives(site.Root, site.Text).Add(names.MissingNamespaces));
        var after = site.Text.WithChanges(Outermost(changes));
        return site.Build.BuildsAsWell(after) ? new Rewritten(title, equivalenceKey, after) : null;
    }

    /// <summary>Edits in order, without those inside a piece that another one takes away.</summary>
    private static List<TextChange> Outermost(IEnumerable<TextChange> changes)
    {
        var outermost = new List<TextChange>();
        var ordered = changes
            .OrderBy(static change => change.Span.Start)
            .ThenByDescending(static change => change.Span.IsEmpty)
            .ThenByDescending(static change => change.Span.End);
        foreach (var change in ordered)
        {
            if (outermost.Count == 0 || change.Span.Start >= outermost[outermost.Count - 1].Span.End)
                outermost.Add(change);
        }
        return outermost;
    }
}
