namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Adds <c>using</c> directives where the file keeps its own, in order.</summary>
internal sealed class UsingDirectives(SyntaxNode root, SourceText text)
{
    public IEnumerable<TextChange> Add(IEnumerable<string> namespaces)
    {
        var unit = (CompilationUnitSyntax)root;
        var existing = unit.Members.OfType<BaseNamespaceDeclarationSyntax>()
            .Select(static space => space.Usings)
            .Prepend(unit.Usings)
            .Select(Plain)
            .FirstOrDefault(static usings => usings.Length > 0) ?? [];
        return namespaces.OrderBy(static name => name, Comparer<string>.Create(Compare))
            .Select(name => existing.Length > 0 ? Beside(existing, name) : AtTop(unit, name))
            // Several at one place are one edit; the first ones of a file are set off from what follows.
            .GroupBy(static change => change.Span)
            .Select(group => new TextChange(
                group.Key, string.Concat(group.Select(static change => change.NewText)) + (existing.Length > 0 ? "" : NewLine)));
    }

    private string NewLine => text.LineBreak();

    private TextChange Beside(UsingDirectiveSyntax[] existing, string name)
    {
        var first = text.Lines.GetLineFromPosition(existing[0].SpanStart);
        var directive = $"{text.ToString(TextSpan.FromBounds(first.Start, existing[0].SpanStart))}using {name};{NewLine}";
        // What stands above the first directive (a licence, a directive of the preprocessor) stays above.
        var position = existing.FirstOrDefault(each => Compare(name, each.Name!.ToString()) < 0) is { } next
            ? text.Lines.GetLineFromPosition(next.SpanStart).Start
            : LineAfter(existing[existing.Length - 1]);
        return new TextChange(new TextSpan(position, 0), directive);
    }

    private TextChange AtTop(CompilationUnitSyntax unit, string name) =>
        new(new TextSpan(unit.Usings.LastOrDefault() is { } last ? LineAfter(last) : BelowHeader(unit), 0), $"using {name};{NewLine}");

    private int LineAfter(UsingDirectiveSyntax directive) => text.Lines.GetLineFromPosition(directive.Span.End).EndIncludingLineBreak;

    /// <summary>Below the comment that heads the file and below its directives, above what documents the first type.</summary>
    private static int BelowHeader(CompilationUnitSyntax unit)
    {
        var position = unit.FullSpan.Start;
        var lineIsBlank = true;
        foreach (var trivia in unit.GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            if (trivia.IsDirective || trivia.IsKind(SyntaxKind.EndOfLineTrivia) && lineIsBlank)
                position = trivia.FullSpan.End;
            lineIsBlank = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective
                || lineIsBlank && trivia.IsKind(SyntaxKind.WhitespaceTrivia);
        }
        return position;
    }

    private static UsingDirectiveSyntax[] Plain(SyntaxList<UsingDirectiveSyntax> usings) =>
        [.. usings.Where(static each => each is { Alias: null, Name: not null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0 })];

    private static int Compare(string left, string right)
    {
        var (leftIsSystem, rightIsSystem) = (IsSystem(left), IsSystem(right));
        return leftIsSystem == rightIsSystem ? string.CompareOrdinal(left, right) : leftIsSystem ? -1 : 1;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
