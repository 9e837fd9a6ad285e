namespace SciLlm.Analyzers.Endpoints;

/// <summary>Tests provoke the very failures that the rules are about.</summary>
internal static class TestCode
{
    private static readonly ImmutableHashSet<string> Attributes =
        ImmutableHashSet.Create("Fact", "Theory", "Test", "TestCase", "TestMethod", "DataTestMethod", "Property");

    public static bool IsInTest(this SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => attribute.Name.SimpleName() is { } name && Attributes.Contains(name.Identifier.ValueText)) == true;
}
