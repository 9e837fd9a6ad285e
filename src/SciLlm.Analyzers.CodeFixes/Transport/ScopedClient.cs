namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Finds the <c>SciLlmClient</c> that code can already reach: a local, a parameter, a field, a property.</summary>
internal static class ScopedClient
{
    /// <summary>How to name it; null where there is none.</summary>
    public static string? At(FixSite site, SyntaxNode place)
    {
        var isStatic = IsStatic(site.Model, place);
        var enclosingType = site.Model.GetEnclosingSymbol(place.SpanStart, site.Cancellation)?.ContainingType;
        return site.Model.LookupSymbols(place.SpanStart)
            .Where(symbol => TypeOf(symbol) is { NullableAnnotation: not NullableAnnotation.Annotated } type
                && SymbolEqualityComparer.Default.Equals(type, site.Path.Client?.Client)
                && IsReady(symbol, place, isStatic, enclosingType))
            .OrderBy(static symbol => symbol switch { ILocalSymbol => 0, IParameterSymbol => 1, IFieldSymbol => 2, _ => 3 })
            .FirstOrDefault()?.Name;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsReady(ISymbol symbol, SyntaxNode place, bool isStatic, INamedTypeSymbol? enclosingType) => symbol switch
    {
        ILocalSymbol local => local.DeclaringSyntaxReferences.All(declared => declared.Span.End < place.SpanStart),
        // A primary constructor's parameter is as far away as a field.
        IParameterSymbol { ContainingSymbol: { } function }
            when function.DeclaringSyntaxReferences.Any(static declared => declared.GetSyntax() is TypeDeclarationSyntax) => !isStatic,
        IParameterSymbol => true,
        { IsStatic: true } => true,
        _ => !isStatic && Inherits(enclosingType, symbol.ContainingType),
    };

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol declaring)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, declaring))
                return true;
        }
        return false;
    }

    /// <summary>Whether no instance is at hand: a static member, a static function in one, an initializer.</summary>
    private static bool IsStatic(SemanticModel model, SyntaxNode place)
    {
        var symbol = model.GetEnclosingSymbol(place.SpanStart);
        while (symbol is not (null or INamedTypeSymbol or IFieldSymbol) && !symbol.IsStatic)
            symbol = symbol.ContainingSymbol;
        return symbol is not (null or INamedTypeSymbol);
    }
}
