namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>
/// Of the URLs that a place may have to do with, those it speaks of itself: not those of sibling types, of another branch, or of other callers
/// of a helper that it is passed to. Where that would leave none, all stay.
/// </summary>
internal sealed class NearestReadings(SemanticModels models, TextFolder folder)
{
    public ImmutableArray<FoldedText> Of(SyntaxNode place, ImmutableArray<FoldedText> readings, CancellationToken cancellation)
    {
        if (readings.Length < 2)
            return readings;
        readings = LeastOfSiblings(readings, place, cancellation);
        if (readings.Length > 1 && SpelledBeside(place, cancellation) is { Count: > 0 } passed)
            readings = Kept(readings, reading => passed.Exists(text => EndsWith(reading.Text, text)));
        if (readings.Length > 1 && SpelledInBranch(place, cancellation) is { Count: > 0 } inBranch)
            readings = Kept(readings, reading => inBranch.Contains(reading.Text));
        return readings;
    }

    private static ImmutableArray<FoldedText> Kept(ImmutableArray<FoldedText> readings, Func<FoldedText, bool> isNear) =>
        readings.Where(isNear).ToImmutableArray() is { IsEmpty: false } near ? near : readings;

    /// <summary>
    /// Siblings share a base type of this compilation, and neither is above the other. What an heir says to its base is said for that heir alone; a part
    /// that several say alike is kept with the first of them only, so the fewest foreign parts decide.
    /// </summary>
    private ImmutableArray<FoldedText> LeastOfSiblings(ImmutableArray<FoldedText> readings, SyntaxNode place, CancellationToken cancellation)
    {
        if (TypeAround(place, cancellation) is not { } type)
            return readings;
        var foreign = readings.Select(reading => reading.Sources.Count(source => TypeAround(source, cancellation) is { } other && AreSiblings(type, other))).ToList();
        var least = foreign.Min();
        return readings.Where((_, index) => foreign[index] == least).ToImmutableArray();
    }

    private bool AreSiblings(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        if (type.SameAs(other) || type.SelfAndBases().Any(each => each.SameAs(other)) || other.SelfAndBases().Any(each => each.SameAs(type)))
            return false;
        var ownBases = type.SelfAndBases().Where(models.IsDeclaredHere).ToList();
        return other.SelfAndBases().Any(each => ownBases.Exists(own => own.SameAs(each)));
    }

    private INamedTypeSymbol? TypeAround(SyntaxNode node, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? models.Declared(type, cancellation) as INamedTypeSymbol : null;

    /// <summary><c>Send("https://…", request => …)</c>: what the call says beside the lambda that the place stands in.</summary>
    private List<string> SpelledBeside(SyntaxNode place, CancellationToken cancellation) => place.Ancestors()
        .TakeWhile(static ancestor => ancestor is not MemberDeclarationSyntax)
        .OfType<ArgumentSyntax>()
        .Where(static argument => argument.Expression is AnonymousFunctionExpressionSyntax)
        .SelectMany(static lambda => ((BaseArgumentListSyntax)lambda.Parent!).Arguments)
        .Where(static argument => argument.Expression is not AnonymousFunctionExpressionSyntax)
        .SelectMany(argument => Urls(argument.Expression, cancellation))
        .ToList();

    /// <summary>The absolute URLs that the innermost branch around the place spells out, if one does.</summary>
    private HashSet<string> SpelledInBranch(SyntaxNode place, CancellationToken cancellation)
    {
        foreach (var branch in place.Ancestors().TakeWhile(static ancestor => ancestor is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax)).Where(IsBranch))
        {
            var spelled = branch.DescendantNodes().SelectMany(node => node switch
            {
                AssignmentExpressionSyntax assignment => Urls(assignment.Right, cancellation),
                EqualsValueClauseSyntax initializer => Urls(initializer.Value, cancellation),
                _ => [],
            });
            if (new HashSet<string>(spelled.Where(static text => text.Contains("://"))) is { Count: > 0 } urls)
                return urls;
        }
        return [];
    }

    private static bool IsBranch(SyntaxNode node) => node is SwitchSectionSyntax || node.Parent is IfStatementSyntax or ElseClauseSyntax && node is StatementSyntax and not IfStatementSyntax;

    /// <summary>What an expression of a kind that carries URLs folds to.</summary>
    private IEnumerable<string> Urls(ExpressionSyntax expression, CancellationToken cancellation) =>
        models.Type(expression, cancellation) is { } type && (type.SpecialType == SpecialType.System_String || type.Name is "Uri" or "HttpRequestMessage")
            ? folder.Fold(expression, cancellation).Where(static reading => !reading.IsUnknown && reading.Text.Contains('/')).Select(static reading => reading.Text)
            : [];

    private static bool EndsWith(string reading, string text) => reading == text || reading.EndsWith("/" + text.TrimStart('/'), StringComparison.Ordinal);
}
