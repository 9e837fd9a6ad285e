namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>What the compilation passes to a constructor.</summary>
internal sealed class ConstructorCalls(SemanticModels models)
{
    public IEnumerable<ExpressionSyntax> ArgumentsFor(IParameterSymbol parameter, IMethodSymbol constructor, CancellationToken cancellation)
    {
        var type = constructor.ContainingType;
        var family = models.Families.Of(type, cancellation);
        foreach (var index in models.Trees.Select(tree => SyntaxIndex.Of(tree, cancellation)))
        {
            foreach (var creation in index.Creations(type.Name))
            {
                if (ArgumentFor(parameter, creation.ArgumentList) is { } argument && creation.MayCreateAnyOf(family) && models.Symbol(creation, cancellation).SameAs(constructor))
                    yield return argument;
            }
            foreach (var initializer in index.ConstructorInitializers)
            {
                if (ArgumentFor(parameter, Arguments(initializer)) is { } argument && family.Contains(Initialized(initializer))
                    && models.For(initializer).GetSymbolInfo(initializer, cancellation).Symbol.SameAs(constructor))
                    yield return argument;
            }
        }
    }

    private static ArgumentListSyntax Arguments(SyntaxNode initializer) =>
        initializer is ConstructorInitializerSyntax ordinary ? ordinary.ArgumentList : ((PrimaryConstructorBaseTypeSyntax)initializer).ArgumentList;

    /// <summary>The type that calls another of its constructors, or one of its base type.</summary>
    private static string Initialized(SyntaxNode initializer) => initializer.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()!.Identifier.ValueText;

    private static ExpressionSyntax? ArgumentFor(IParameterSymbol parameter, ArgumentListSyntax? arguments) =>
        arguments is { Arguments: var passed } && MayCall((IMethodSymbol)parameter.ContainingSymbol, passed.Count) ? CallSites.Argument(passed, parameter) : null;

    private static bool MayCall(IMethodSymbol constructor, int arguments) =>
        arguments >= constructor.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams)
        && (arguments <= constructor.Parameters.Length || constructor.Parameters.Any(static parameter => parameter.IsParams));
}
