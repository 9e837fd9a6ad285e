namespace SciLlm.Analyzers.Transport;

/// <summary>SCILLM205: one client owns the calls; another vendor's beside it has its own keys, retries and failures. Silent in tests.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherClientAnalyzer() : PavedPathAnalyzer(Rules.OtherClient)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        context.RegisterIndexedNodeAction(AnalyzeCreation, SyntaxKind.ObjectCreationExpression);
        context.RegisterIndexedNodeAction(AnalyzeTargetTyped, SyntaxKind.ImplicitObjectCreationExpression);
        context.RegisterIndexedNodeAction(AnalyzeRegistration, SyntaxKind.InvocationExpression);
    }

    private static void AnalyzeCreation(IndexedNode context)
    {
        var creation = (ObjectCreationExpressionSyntax)context.Node;
        if (creation.Type.SimpleName() is { } name && LlmLibraries.MayBeClient(name.Identifier.ValueText))
            Report(context, creation, name.GetLocation());
    }

    private static void AnalyzeTargetTyped(IndexedNode context)
    {
        var creation = (ImplicitObjectCreationExpressionSyntax)context.Node;
        if (MayBeClient(creation))
            Report(context, creation, creation.NewKeyword.GetLocation());
    }

    private static void AnalyzeRegistration(IndexedNode context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is MemberAccessExpressionSyntax { Name: var name }
            && LlmLibraries.IsRegistration(name.Identifier.ValueText)
            && (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not { } method || !IsDeclaredHere(method, context))
            && !call.IsAmongTests())
            context.ReportDiagnostic(Diagnostic.Create(Rules.OtherClient, name.GetLocation(), name.Identifier.ValueText));
    }

    private static void Report(IndexedNode context, BaseObjectCreationExpressionSyntax creation, Location place)
    {
        if (TypeOf(creation, context) is { } type && IsClient(type, context) && !creation.IsAmongTests())
            context.ReportDiagnostic(Diagnostic.Create(Rules.OtherClient, place, type.Name));
    }

    /// <summary>Where neither the library nor what is given to it is known, a <c>new(…)</c> has no type but that of its target.</summary>
    private static ITypeSymbol? TypeOf(BaseObjectCreationExpressionSyntax creation, IndexedNode context) =>
        context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type is { Name.Length: > 0 } type ? type
        : creation.Parent is AssignmentExpressionSyntax { Left: var target } ? context.SemanticModel.GetTypeInfo(target, context.CancellationToken).Type : null;

    private static bool IsClient(ITypeSymbol type, IndexedNode context) => type.TypeKind == TypeKind.Error
        // Where the library is not restored, what is written before the name or imported by the file says which one is meant.
        ? CreatedType.Of(context.Node, context.SemanticModel, context.CancellationToken) is QualifiedNameSyntax { Left: var written } && LlmLibraries.IsClient(type.Name, written.ToString())
            || ImportsAt(context).Any(space => LlmLibraries.IsClient(type.Name, space))
        : !IsDeclaredHere(type, context) && LlmLibraries.IsClient(type.Name, type.ContainingNamespace.ToDisplayString());

    /// <summary>The namespaces that need not be written there: those imported by the file, and those around.</summary>
    private static IEnumerable<string> ImportsAt(IndexedNode context)
    {
        var unit = context.Node.SyntaxTree.GetCompilationUnitRoot(context.CancellationToken);
        return unit.Usings.Concat(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static space => space.Usings)).Select(static directive => directive.Name)
            .Concat(context.Node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(static space => space.Name))
            .OfType<NameSyntax>().Select(static name => name.ToString());
    }

    private static bool IsDeclaredHere(ISymbol symbol, IndexedNode context) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, context.Compilation.Assembly);

    /// <summary>The gate: a declared type is read as it is written; an assignment's or a return's is looked up only where its name speaks of an LLM.</summary>
    private static bool MayBeClient(ImplicitObjectCreationExpressionSyntax creation) => creation.Parent is AssignmentExpressionSyntax { Left: var target }
        ? target.SimpleName() is { Identifier.ValueText: var name }
            && (Vendors.IsNamedIn(name) || name.EndsWith("client", StringComparison.OrdinalIgnoreCase) || name.EndsWith("api", StringComparison.OrdinalIgnoreCase))
        : CreatedType.OfTarget(creation)?.SimpleName() is { } type && LlmLibraries.MayBeClient(type.Identifier.ValueText);
}
