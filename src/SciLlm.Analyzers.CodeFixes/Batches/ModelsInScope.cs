using SciLlm.Analyzers.Batches;

namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>Which model a request can be given where it stands.</summary>
internal static class ModelsInScope
{
    /// <summary>The names a model goes by, the plainest first; underscores and case do not count.</summary>
    private static readonly string[] Names = ["model", "modelid", "modelname", "textmodel", "chatmodel", "llmmodel", "defaultmodel", "chutesmodelid"];

    private static readonly string[] OptionsEndings = ["Options", "Settings", "Configuration", "Config"];

    /// <summary>
    /// The model of another request beside this one, else a variable or member called like a model, else one of the options in scope; null when
    /// there is none.
    /// </summary>
    public static ExpressionSyntax? BestAt(BaseObjectCreationExpressionSyntax request, SemanticModel model, CancellationToken cancellation)
    {
        var reach = new ReachableSymbols(model, request, cancellation);
        return OfAnotherRequest(request, model, reach, cancellation) ?? Named(model, request, reach);
    }

    private static ExpressionSyntax? OfAnotherRequest(
        BaseObjectCreationExpressionSyntax request, SemanticModel model, ReachableSymbols reach, CancellationToken cancellation) =>
        (request.EnclosingMember()?.DescendantNodes() ?? [])
            .OfType<BaseObjectCreationExpressionSyntax>()
            .Where(other => other.Initializer.Sets(BatchedRequests.Model)
                && model.TypeOf(other, cancellation).SameAs(model.TypeOf(request, cancellation)))
            .SelectMany(static other => other.Initializer!.Expressions.OfType<AssignmentExpressionSyntax>())
            .Where(static setting => setting.Left.SimpleName()?.Identifier.ValueText == BatchedRequests.Model)
            .Select(static setting => setting.Right)
            .FirstOrDefault(value => value is LiteralExpressionSyntax
                || Root(value) is IdentifierNameSyntax root && reach.Includes(model.GetSymbolInfo(root, cancellation).Symbol));

    /// <summary>Where a chain of members such as <c>options.Value.Model</c> begins.</summary>
    private static ExpressionSyntax Root(ExpressionSyntax value) => value is MemberAccessExpressionSyntax access ? Root(access.Expression) : value;

    private static ExpressionSyntax? Named(SemanticModel model, SyntaxNode request, ReachableSymbols reach)
    {
        var visible = model.LookupSymbols(request.SpanStart).Where(symbol => symbol.CanBeReferencedByName && reach.Includes(symbol)).ToList();
        return Best(visible, "") ?? visible
            .OrderBy(Nearness)
            .Select(static symbol => TypeOf(symbol) is { NullableAnnotation: not NullableAnnotation.Annotated } type && Options(type) is var (options, path)
                ? Best(options.GetMembers().Where(IsReadable), Escaped(symbol.Name) + path)
                : null)
            .FirstOrDefault(static found => found is not null);
    }

    private static ExpressionSyntax? Best(IEnumerable<ISymbol> symbols, string path) => symbols
        .Where(static symbol => TypeOf(symbol)?.SpecialType == SpecialType.System_String)
        .Select(static symbol => (Symbol: symbol, Rank: Array.IndexOf(Names, symbol.Name.Replace("_", "").ToLowerInvariant())))
        .Where(static candidate => candidate.Rank >= 0)
        .OrderBy(static candidate => Nearness(candidate.Symbol))
        .ThenBy(static candidate => candidate.Rank)
        .ThenBy(static candidate => candidate.Symbol.Name, StringComparer.Ordinal)
        .Select(candidate => SyntaxFactory.ParseExpression(path + candidate.Symbol.Name))
        .FirstOrDefault();

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static int Nearness(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1;

    /// <summary>The type that holds settings, and how to come to them.</summary>
    private static (INamedTypeSymbol Type, string Path)? Options(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "IOptions" or "IOptionsSnapshot", TypeArguments: [INamedTypeSymbol options] } => (options, ".Value."),
        INamedTypeSymbol { Name: "IOptionsMonitor", TypeArguments: [INamedTypeSymbol options] } => (options, ".CurrentValue."),
        INamedTypeSymbol options when OptionsEndings.Any(ending => options.Name.EndsWith(ending, StringComparison.Ordinal)) => (options, "."),
        _ => null,
    };

    private static bool IsReadable(ISymbol member) =>
        member is IPropertySymbol { IsStatic: false, GetMethod.DeclaredAccessibility: Accessibility.Public };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None or RefKind.In } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null } property => property.Type,
        _ => null,
    };
}
