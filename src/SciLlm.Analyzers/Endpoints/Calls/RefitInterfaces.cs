namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// Refit and RestEase interfaces: the URL is in an attribute, the base address where the interface is turned into a client, or in an attribute of its own.
/// </summary>
internal sealed class RefitInterfaces(SemanticModels models, TextFolder folder, ClientRegistrations registrations, ObjectTracer tracer)
{
    /// <summary>The gate: <c>[Post("/…")]</c> on a method of an interface.</summary>
    public static bool MaySend(AttributeSyntax attribute) =>
        attribute.Name.SimpleName()?.Identifier.ValueText is "Post" or "Put" or "Patch" or "Get"
        && attribute.ArgumentList?.Arguments is [_, ..]
        && attribute.Parent?.Parent is MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax };

    public bool IsRefit(AttributeSyntax attribute, CancellationToken cancellation) =>
        models.For(attribute).GetSymbolInfo(attribute, cancellation).Symbol is not { } constructor
        || constructor.ContainingNamespace.IsNamed("Refit") || constructor.ContainingNamespace.IsNamed("RestEase");

    /// <summary>The URLs of one annotated method.</summary>
    public ImmutableArray<FoldedText> UrlsOf(AttributeSyntax send, CancellationToken cancellation)
    {
        var paths = folder.Fold(send.ArgumentList!.Arguments[0].Expression, cancellation);
        var bases = send.FirstAncestorOrSelf<InterfaceDeclarationSyntax>() is { } declaration
            && models.Declared(declaration, cancellation) is INamedTypeSymbol contract
            ? BasesOf(contract, cancellation)
            : ImmutableArray<FoldedText>.Empty;
        return bases.IsEmpty ? paths : FoldedText.Combine(bases, paths, UrlText.Resolve);
    }

    /// <summary>The URLs of every method of the interface an attribute stands in.</summary>
    public ImmutableArray<FoldedText> UrlsAround(AttributeSyntax attribute, CancellationToken cancellation) =>
        attribute.FirstAncestorOrSelf<InterfaceDeclarationSyntax>() is { } contract
            ? contract.Members.SelectMany(static member => member.AttributeLists).SelectMany(static list => list.Attributes)
                .Where(MaySend).SelectMany(send => UrlsOf(send, cancellation)).ToImmutableArray()
            : ImmutableArray<FoldedText>.Empty;

    private ImmutableArray<FoldedText> BasesOf(INamedTypeSymbol contract, CancellationToken cancellation)
    {
        var made = from tree in models.Trees
                   from call in SyntaxIndex.Of(tree, cancellation).Calls("For")
                   where call.Expression.SimpleName() is GenericNameSyntax { TypeArgumentList.Arguments: [var type] }
                       && models.Type(type, cancellation).SameAs(contract)
                   from url in folder.Fold(call.ArgumentList.Arguments is [var address, ..] ? address.Expression : call.Receiver() ?? call, cancellation)
                   select url;
        var written = models.Declarations(contract, cancellation).OfType<InterfaceDeclarationSyntax>()
            .SelectMany(static declaration => declaration.AttributeLists).SelectMany(static list => list.Attributes)
            .Where(static attribute => attribute.Name.SimpleName()?.Identifier.ValueText == "BaseAddress")
            .SelectMany(static attribute => attribute.ArgumentList?.Arguments ?? default)
            .SelectMany(argument => folder.Fold(argument.Expression, cancellation));
        var registered = registrations.All(cancellation).Where(registration => registration.Serves(contract))
            .SelectMany(static registration => registration.Clients)
            .SelectMany(client => tracer.Assigned(tracer.Trace(client, cancellation), "BaseAddress", cancellation))
            .SelectMany(value => folder.Fold(value, cancellation));
        return made.Concat(written).Concat(registered).Where(static url => !url.IsUnknown).Distinct().ToImmutableArray();
    }
}
