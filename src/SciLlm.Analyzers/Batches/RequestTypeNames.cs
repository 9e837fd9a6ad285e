namespace SciLlm.Analyzers.Batches;

/// <summary>The names a request's type goes by: its own, and every <c>using Ask = SciLlm.CompletionRequest;</c> of the compilation.</summary>
internal sealed class RequestTypeNames(Compilation compilation)
{
    private const string Own = nameof(KnownSymbols.CompletionRequest);

    private readonly Lazy<HashSet<string>> _aliases = new(() => AliasesIn(compilation));

    public bool Contain(string name) => name == Own || _aliases.Value.Contains(name);

    private static HashSet<string> AliasesIn(Compilation compilation) =>
    [
        .. compilation.SyntaxTrees.Select(static tree => tree.GetRoot()).OfType<CompilationUnitSyntax>()
            .SelectMany(static unit => unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static space => space.Usings).Concat(unit.Usings))
            .Where(static directive => directive.Name.SimpleName()?.Identifier.ValueText == Own)
            .Select(static directive => directive.Alias?.Name.Identifier.ValueText)
            .OfType<string>(),
    ];
}
