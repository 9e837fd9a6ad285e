namespace SciLlm.Analyzers.Routing;

/// <summary>
/// SCILLM502: a type with nothing of its own between its callers and the client (contract, "No Hacks / No Wrappers"). A log line, a prompt, a mapping
/// or one more dependency is something of its own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThinWrapperAnalyzer() : PavedPathAnalyzer(Rules.ThinWrapper)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        context.RegisterIndexedNodeAction(node => Analyze(node, client), SyntaxKind.ClassDeclaration);
    }

    private static void Analyze(IndexedNode context, KnownSymbols client)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Modifiers.Any(SyntaxKind.StaticKeyword)
            || Held(declaration) is not var (names, type)
            || !IsGuarded(context.SemanticModel.GetTypeInfo(type, context.CancellationToken).Type, client)
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { BaseType.SpecialType: SpecialType.System_Object } wrapper)
            return;
        var isSeam = wrapper.Interfaces.Any(static each => each.Name is not (nameof(IDisposable) or "IAsyncDisposable"));
        var methods = declaration.Members.OfType<MethodDeclarationSyntax>().ToList();
        var forwarding = new Forwarding(names, mayReshape: !isSeam);
        if (declaration.Members.All(member => IsOfNoConsequence(member, type) || member is MethodDeclarationSyntax method && forwarding.IsAllOf(method))
            && methods.Any(static method => method.Identifier.ValueText is not ("Dispose" or "DisposeAsync")))
            context.ReportDiagnostic(Diagnostic.Create(Rules.ThinWrapper, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText, type.ToString()));
    }

    /// <summary>
    /// What the type holds, where that is a client or a router and nothing else: in a field, an automatic property or a parameter of its primary
    /// constructor. A look at the text tells nearly every class from a wrapper.
    /// </summary>
    private static (ImmutableHashSet<string> Names, TypeSyntax Type)? Held(ClassDeclarationSyntax declaration)
    {
        var held = new List<(string Name, TypeSyntax? Type)>();
        foreach (var parameter in declaration.ParameterList?.Parameters ?? [])
            held.Add((parameter.Identifier.ValueText, parameter.Type));
        foreach (var member in declaration.Members)
        {
            if (member is FieldDeclarationSyntax { Declaration: var field })
                held.AddRange(field.Variables.Select(variable => (variable.Identifier.ValueText, (TypeSyntax?)field.Type)));
            else if (member is PropertyDeclarationSyntax property)
                held.Add((property.Identifier.ValueText, property.Type));
        }
        return held.Count > 0 && held[0].Type is { } type && type.SimpleName()?.Identifier.ValueText is "SciLlmClient" or "Router"
            && held.TrueForAll(each => each.Type?.ToString() == type.ToString())
            ? (held.Select(static each => each.Name).ToImmutableHashSet(), type)
            : null;
    }

    /// <summary>Now or in a later version of the client: a router is found by its name.</summary>
    private static bool IsGuarded(ITypeSymbol? type, KnownSymbols client) =>
        type is not null && (type.SameAs(client.Client) || type.Name == "Router" && type.ContainingNamespace.SameAs(client.Client.ContainingNamespace));

    /// <summary>The held client itself, and constructors that do nothing but set it.</summary>
    private static bool IsOfNoConsequence(MemberDeclarationSyntax member, TypeSyntax held) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Type.ToString() == held.ToString(),
        PropertyDeclarationSyntax property => property.Type.ToString() == held.ToString(),
        ConstructorDeclarationSyntax { ExpressionBody.Expression: AssignmentExpressionSyntax } => true,
        ConstructorDeclarationSyntax { Body.Statements: var statements } => statements.All(static statement =>
            statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" } } }),
        _ => false,
    };
}
