using Microsoft.CodeAnalysis.Simplification;

namespace SciLlm.Analyzers.CodeFixes;

/// <summary>Names of types in code that may not import them yet.</summary>
internal static class ImportedType
{
    /// <summary>
    /// A type as the left side of a member access: written as short as the place allows once the fix is done, with the <c>using</c> added.
    /// </summary>
    public static ExpressionSyntax StaticType(this SyntaxGenerator generator, ITypeSymbol type)
    {
        // What TypeExpression gives is a type's syntax, for which nothing is imported where an expression is expected.
        var name = SyntaxFactory.ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        return generator.TypeExpression(type).CopyAnnotationsTo(name)!
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
    }
}
