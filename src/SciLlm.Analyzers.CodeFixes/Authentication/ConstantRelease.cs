using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>Makes a constant something that is worked out at run time, where nothing needs it to be constant.</summary>
internal static class ConstantRelease
{
    /// <summary>Releases the constant that a value is given to, if it is one; false where its uses in other files may need it.</summary>
    public static bool TryRelease(Rewrite rewrite, SyntaxNode value)
    {
        var declaration = value.Ancestors().FirstOrDefault(static ancestor => ancestor is LocalDeclarationStatementSyntax or FieldDeclarationSyntax);
        var modifiers = declaration switch
        {
            LocalDeclarationStatementSyntax local => local.Modifiers,
            FieldDeclarationSyntax field => field.Modifiers,
            _ => default,
        };
        var keyword = modifiers.FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        if (keyword == default)
            return true;
        if (declaration is LocalDeclarationStatementSyntax)
            rewrite.Delete(TextSpan.FromBounds(keyword.SpanStart, keyword.StartOfNext()));
        else
            rewrite.Replace(keyword.Span, "static readonly");
        return declaration is LocalDeclarationStatementSyntax || !IsConstantElsewhere(rewrite, (FieldDeclarationSyntax)declaration!);
    }

    /// <summary>The compiler tries this file; in the others a use as an attribute's argument, a default, a case or another constant decides.</summary>
    private static bool IsConstantElsewhere(Rewrite rewrite, FieldDeclarationSyntax field)
    {
        var names = field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText).ToImmutableHashSet();
        return rewrite.Model.Compilation.SyntaxTrees
            .Where(tree => tree != field.SyntaxTree)
            .SelectMany(tree => tree.GetRoot(rewrite.Cancellation).DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(use => names.Contains(use.Identifier.ValueText) && NeedsConstant(use));
    }

    private static bool NeedsConstant(SyntaxNode use) => use.Ancestors().Any(static ancestor => ancestor switch
    {
        AttributeSyntax or ParameterSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax => true,
        LocalDeclarationStatementSyntax local => local.IsConst,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    });
}
