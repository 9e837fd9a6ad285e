namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Adds <c>using</c> directives where the file keeps its own, in order.</summary>
internal sealed class UsingDirectives(SyntaxNode root, SourceText text)
{
    public IEnumerable<TextChange> Add(IEnumerable<string> namespaces)
    {
        var unit = (CompilationUnitSyntax)root;
        var existing = Plain(unit.Usings);
        if (existing.Length == 0 && unit.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(static space => Plain(space.Usings)).FirstOrDefault(static usings => usings.Length > 0) is { } inner)
            existing = inner;
        return namespaces.OrderBy(static name => name, Comparer<string>.Create(Compare)).Select(name => existing.Length > 0 ? Beside(existing, name) : AtTop(unit, name))
            // Several at one place are one edit.
            .GroupBy(static change => change.Span.Start)
            .Select(group => new TextChange(group.First().Span, string.Concat(group.Select(static change => change.NewText)) + (existing.Length > 0 ? "" : NewLine)));
    }

    /// <summary>The line break this file uses.</summary>
    public static string LineBreak(SourceText text)
    {
        var line = text.Lines[0];
        return line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : Environment.NewLine;
    }

    private string NewLine => LineBreak(text);

    private TextChange Beside(UsingDirectiveSyntax[] existing, string name)
    {
        var next = existing.FirstOrDefault(each => Compare(name, each.Name!.ToString()) < 0);
        var indent = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(existing[0].SpanStart).Start, existing[0].SpanStart));
        var directive = $"{indent}using {name};{NewLine}";
        // What stands above the first directive (a licence, a directive of the preprocessor) stays above.
        return next is not null
            ? new TextChange(new TextSpan(text.Lines.GetLineFromPosition(next.SpanStart).Start, 0), directive)
            : new TextChange(new TextSpan(text.Lines.GetLineFromPosition(existing[existing.Length - 1].Span.End).EndIncludingLineBreak, 0), directive);
    }

    private TextChange AtTop(CompilationUnitSyntax unit, string name)
    {
        var position = unit.Usings.LastOrDefault() is { } last ? text.Lines.GetLineFromPosition(last.Span.End).EndIncludingLineBreak : BelowHeader(unit);
        return new TextChange(new TextSpan(position, 0), $"using {name};{NewLine}");
    }

    /// <summary>Below the comment that heads the file and below its directives, above what documents the first type.</summary>
    private static int BelowHeader(CompilationUnitSyntax unit)
    {
        var position = unit.FullSpan.Start;
        var lineIsBlank = true;
        foreach (var trivia in unit.GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            if (trivia.IsDirective || trivia.IsKind(SyntaxKind.EndOfLineTrivia) && lineIsBlank)
                position = trivia.FullSpan.End;
            lineIsBlank = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective || lineIsBlank && trivia.IsKind(SyntaxKind.WhitespaceTrivia);
        }
        return position;
    }

    private static UsingDirectiveSyntax[] Plain(IEnumerable<UsingDirectiveSyntax> usings) =>
        [.. usings.Where(static each => each.Alias is null && each.StaticKeyword.IsKind(SyntaxKind.None) && each.GlobalKeyword.IsKind(SyntaxKind.None) && each.Name is not null)];

    private static int Compare(string left, string right)
    {
        var (leftIsSystem, rightIsSystem) = (IsSystem(left), IsSystem(right));
        return leftIsSystem == rightIsSystem ? string.CompareOrdinal(left, right) : leftIsSystem ? -1 : 1;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
