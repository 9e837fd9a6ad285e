namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>The members of a file that an edit has changed, when the rest of the file cannot tell: only then is it enough to compile these.</summary>
internal static class EditedMembers
{
    /// <summary>Each member as it was and as it is; null when the edit may concern the whole file.</summary>
    public static IReadOnlyList<(SyntaxNode Before, SyntaxNode After)>? Of(SyntaxNode before, SyntaxNode after, Compilation compilation)
    {
        if (!SyntaxFactory.AreEquivalent(WithoutUsings(before), WithoutUsings(after), topLevel: true))
            return null;
        var edited = Members(before).Zip(Members(after), static (before, after) => (Before: (SyntaxNode)before, After: (SyntaxNode)after))
            .Where(static member => !member.Before.IsEquivalentTo(member.After)).ToList();
        // The statements of a program are one function.
        return edited.Exists(static member => member.Before is GlobalStatementSyntax) || MayMeanOtherwise(before, after, edited, compilation) ? null : edited;
    }

    private static SyntaxNode WithoutUsings(SyntaxNode root) => root.RemoveNodes(Usings(root), SyntaxRemoveOptions.KeepNoTrivia)!;

    private static IEnumerable<MemberDeclarationSyntax> Members(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(static member => member is not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax));

    private static IEnumerable<UsingDirectiveSyntax> Usings(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<UsingDirectiveSyntax>();

    /// <summary>Whether a name outside the edited members is one that a new using brings in.</summary>
    private static bool MayMeanOtherwise(SyntaxNode before, SyntaxNode after, IReadOnlyList<(SyntaxNode Before, SyntaxNode After)> edited, Compilation compilation)
    {
        var known = new HashSet<string>(Usings(before).Select(static directive => directive.ToString()));
        var added = Usings(after).Where(directive => !known.Contains(directive.ToString())).ToList();
        if (known.Count + added.Count != Usings(after).Count() || added.Exists(static directive => directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)))
            return true;
        if (added.Count == 0)
            return false;
        var names = new HashSet<string>(added.SelectMany(directive => NamesIn(directive, compilation)));
        return after.DescendantTokens(node => !edited.Any(member => member.After == node) && node is not UsingDirectiveSyntax)
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));
    }

    /// <summary>The types of a namespace and the extension methods of these.</summary>
    private static IEnumerable<string> NamesIn(UsingDirectiveSyntax directive, Compilation compilation)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        foreach (var part in directive.Name?.ToString().Split('.') ?? [])
            space = space?.GetNamespaceMembers().FirstOrDefault(each => each.Name == part);
        var types = space?.GetTypeMembers() ?? ImmutableArray<INamedTypeSymbol>.Empty;
        return types.Select(static type => type.Name)
            .Concat(types.Where(static type => type.MightContainExtensionMethods).SelectMany(static type => type.MemberNames));
    }
}
