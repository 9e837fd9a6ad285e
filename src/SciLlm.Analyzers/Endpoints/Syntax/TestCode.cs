namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>Tests provoke the very failures that the rules are about.</summary>
internal static class TestCode
{
    private static readonly ImmutableHashSet<string> Attributes =
        ImmutableHashSet.Create("Fact", "Theory", "Test", "TestCase", "TestMethod", "DataTestMethod", "Property");

    public static bool IsInTest(this SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsTest(method);

    /// <summary>Whether code stands in a test or beside one: what a test class declares is its tests' material.</summary>
    public static bool IsAmongTests(this SyntaxNode node) => node.Ancestors().OfType<TypeDeclarationSyntax>()
        .SelectMany(static type => type.Members.OfType<MethodDeclarationSyntax>())
        .Any(IsTest);

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => attribute.Name.SimpleName() is { } name && Attributes.Contains(name.Identifier.ValueText));
}
