namespace SciLlm.Analyzers.Preflight;

/// <summary>Who is waiting for the answer when a call fails: the function around a <c>catch</c>, by what it gives back.</summary>
/// <param name="Function">The method, local function or lambda; null at top level.</param>
/// <param name="GetsText">Whether it gives back a text, at once or as a stream.</param>
/// <param name="GetsNothing">Whether it gives back nothing, so that a person is the only one to tell.</param>
internal readonly record struct SwallowedFailureAsker(SyntaxNode? Function, bool GetsText, bool GetsNothing)
{
    private static readonly ImmutableHashSet<string> Wrappers =
        ImmutableHashSet.Create("Task", "ValueTask", "UniTask", "Awaitable", "IAsyncEnumerable", "IAsyncEnumerator", "UniTaskVoid", "IEnumerator");

    /// <summary>The names of what the function was given.</summary>
    public ImmutableHashSet<string> Parameters => (Function switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        _ => null,
    })?.Parameters.Select(static parameter => parameter.Identifier.ValueText).ToImmutableHashSet() ?? ImmutableHashSet<string>.Empty;

    public static SwallowedFailureAsker Of(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellation)
    {
        var function = clause.Ancestors().FirstOrDefault(static ancestor =>
            ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);
        if (function is null)
            return new(null, GetsText: false, GetsNothing: true);
        var returned = (model.GetEnclosingSymbol(clause.SpanStart, cancellation) as IMethodSymbol)?.ReturnType;
        var result = returned is INamedTypeSymbol { Name: var name } wrapper && (Wrappers.Contains(name) || name == "IEnumerable" && IsIterator(function))
            ? wrapper.TypeArguments.FirstOrDefault()
            : returned;
        return new(function, result?.SpecialType == SpecialType.System_String, result is null or { SpecialType: SpecialType.System_Void });
    }

    private static bool IsIterator(SyntaxNode function) => function.OwnNodes().Any(static node => node is YieldStatementSyntax);
}
