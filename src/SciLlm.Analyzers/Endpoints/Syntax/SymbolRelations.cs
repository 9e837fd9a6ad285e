namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>How symbols of one compilation relate.</summary>
internal static class SymbolRelations
{
    public static bool SameAs(this ISymbol? symbol, ISymbol? other) =>
        SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, other?.OriginalDefinition);

    /// <summary>Whether a member overrides or implements another.</summary>
    public static bool StandsInFor(this ISymbol member, ISymbol declared)
    {
        if (declared.ContainingType is not { TypeKind: TypeKind.Interface } contract)
            return member.Overrides(declared);
        // A base may leave to its heirs what it promises.
        return member.ContainingType is { } type
            && type.AllInterfaces.Any(each => each.SameAs(contract))
            && type.OriginalDefinition.FindImplementationForInterfaceMember(declared) is { } done
            && (done.SameAs(member) || member.Overrides(done));
    }

    private static bool Overrides(this ISymbol member, ISymbol declared)
    {
        for (var overridden = member.Overridden(); overridden is not null; overridden = overridden.Overridden())
        {
            if (overridden.SameAs(declared))
                return true;
        }
        return false;
    }

    /// <summary>The member, and what overrides or implements it here: an abstract <c>Endpoint</c> is what its heirs say.</summary>
    public static IEnumerable<ISymbol> StandIns(this SemanticModels models, ISymbol member, CancellationToken cancellation)
    {
        yield return member;
        if (!member.IsAbstract && !member.IsVirtual && member.ContainingType?.TypeKind != TypeKind.Interface)
            yield break;
        // A library's own heirs are written nowhere.
        var family = models.IsDeclaredHere(member) ? models.Families.Of(member.ContainingType!, cancellation) : null;
        foreach (var tree in models.Trees)
        {
            foreach (var declaration in SyntaxIndex.Of(tree, cancellation).Members(member.Name))
            {
                if (family is not null && declaration.Parent is TypeDeclarationSyntax heir && !family.Contains(heir.Identifier.ValueText))
                    continue;
                if (models.Declared(declaration, cancellation) is { } candidate && candidate.StandsInFor(member))
                    yield return candidate;
            }
        }
    }

    /// <summary>The files in which a member can be named: those of its type when private, else all.</summary>
    public static IEnumerable<SyntaxTree> TreesThatSee(this SemanticModels models, ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Private && member.ContainingType is { } type
            ? models.Declarations(type, CancellationToken.None).Select(static declaration => declaration.SyntaxTree).Distinct()
            : models.Trees;

    /// <summary>The files in which a variable can be used: its own for a local, those that see a member.</summary>
    public static IEnumerable<SyntaxTree> TreesThatMention(this SemanticModels models, ISymbol symbol) =>
        symbol is IFieldSymbol or IPropertySymbol
            ? models.TreesThatSee(symbol)
            : models.Declarations(symbol, CancellationToken.None).Select(static declaration => declaration.SyntaxTree);

    /// <summary>
    /// Whether a type is the named library type or derives from it. A type the compilation cannot resolve counts by its
    /// name alone; a type of that name in another namespace does not.
    /// </summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string @namespace, string name)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.Name == name && (each.TypeKind == TypeKind.Error || each.ContainingNamespace.IsNamed(@namespace)))
                return true;
        }
        return false;
    }

    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;
    }

    public static bool IsNamed(this INamespaceSymbol? symbol, string fullName)
    {
        var end = fullName.Length;
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            var start = end - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, symbol.Name, 0, symbol.Name.Length) != 0)
                return false;
            if (start == 0)
                return symbol.ContainingNamespace is { IsGlobalNamespace: true };
            if (fullName[start - 1] != '.')
                return false;
            end = start - 1;
        }
        return false;
    }

    private static ISymbol? Overridden(this ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
