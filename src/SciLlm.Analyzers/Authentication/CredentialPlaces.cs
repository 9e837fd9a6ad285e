namespace SciLlm.Analyzers.Authentication;

/// <summary>
/// Whose key a value becomes: it is assigned to, passed as or returned from something that is named like an LLM credential, sets the header of an
/// LLM call, or goes into a variable that does.
/// </summary>
internal sealed class CredentialPlaces(PavedPath path)
{
    private const int MaxHops = 3;

    private readonly SemanticModels _models = new(path.Compilation);

    /// <summary>The names that say whose key it is; null when it is no LLM's, as far as the code shows.</summary>
    public string? OwnerOf(ExpressionSyntax value, CancellationToken cancellation) =>
        OwnerOf(value, MaxHops, cancellation);

    private string? OwnerOf(ExpressionSyntax value, int hops, CancellationToken cancellation)
    {
        var whole = value.Whole();
        return whole.Parent switch
        {
            EqualsValueClauseSyntax { Parent: { } declaration } => OfDeclaration(declaration, hops, cancellation),
            ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax member } => Named(NameOf(member), member),
            ReturnStatementSyntax statement when statement.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method => Named(NameOf(method), method),
            AssignmentExpressionSyntax assignment when assignment.Right == whole => OfHeader(assignment, cancellation) ?? OfTarget(assignment.Left, hops, cancellation),
            InitializerExpressionSyntax { Expressions: [LiteralExpressionSyntax { Token.Value: string name } key, ..] } element when key != whole =>
                OfHeader(element, cancellation) ?? Named(name, null),
            ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument => OfHeader(call, cancellation) ?? OfArgument(call, argument, hops, cancellation),
            _ => null,
        };
    }

    private string? OfDeclaration(SyntaxNode declaration, int hops, CancellationToken cancellation) =>
        Named(NameOf(declaration), declaration)
        ?? (_models.Declared(declaration, cancellation) is { } symbol ? OfUses(symbol, hops, cancellation) : null);

    /// <summary>A header that the endpoints' judgement takes for an LLM's.</summary>
    private string? OfHeader(SyntaxNode node, CancellationToken cancellation)
    {
        if (path.Endpoints.RecognizeHeader(node, cancellation) is not { } header)
            return null;
        if (header.Owner == HeaderOwner.CompletionRequest)
            return nameof(SciLlm);
        return path.Endpoints.Judge(header, cancellation) is { IsLlmCall: true } verdict ? verdict.Url ?? "" : null;
    }

    private string? OfTarget(ExpressionSyntax target, int hops, CancellationToken cancellation)
    {
        var index = target switch
        {
            ElementAccessExpressionSyntax element => element.ArgumentList,
            ImplicitElementAccessSyntax element => element.ArgumentList,
            _ => null,
        };
        if (index is { Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] })
            return Named(key, null);
        var name = target.SimpleName()?.Identifier.ValueText ?? "";
        var symbol = _models.Symbol(target, cancellation);
        var owner = symbol is IFieldSymbol or IPropertySymbol ? Named(name, null) ?? OfMember(name, symbol.ContainingType) : Named(name, target);
        return owner ?? (symbol is null ? null : OfUses(symbol, hops, cancellation));
    }

    private string? OfArgument(ExpressionSyntax call, ArgumentSyntax argument, int hops, CancellationToken cancellation)
    {
        if (CredentialNames.IsCredential(CredentialNames.CalleeOf(call) ?? _models.Type(call, cancellation)?.Name))
            return OwnerOf(call, hops, cancellation);
        if (argument.Parent is not BaseArgumentListSyntax { Arguments: var arguments })
            return null;
        // Environment.SetEnvironmentVariable("OPENAI_API_KEY", "…") and whatever else has the name beside the value.
        foreach (var other in arguments)
        {
            if (other != argument && other.Expression is LiteralExpressionSyntax { Token.Value: string name } && Named(name, null) is { } named)
                return named;
        }
        if (_models.Symbol(call, cancellation) is not IMethodSymbol method)
            return CredentialNames.CalleeOf(call) is { } callee && Vendors.IsNamedIn(callee) && MayBeTheKey(argument, arguments) ? callee : null;
        return method.Parameters.FirstOrDefault(each => CallSites.Argument(arguments, each) == argument.Expression) is { } parameter
            ? Vendors.IsNamedIn(method.Name) && CredentialNames.IsKey(parameter.Name) ? method.Name
                : Named(parameter.Name, null) ?? OfMember(parameter.Name, method.ContainingType) ?? OfUses(parameter, hops, cancellation)
            : null;
    }

    /// <summary>Where the parameters are not known: not what is named as something else, nor what stands beside the key, nor <c>phi4-mini</c>.</summary>
    private static bool MayBeTheKey(ArgumentSyntax argument, SeparatedSyntaxList<ArgumentSyntax> all) => argument.NameColon is { } named
        ? CredentialNames.IsKey(named.Name.Identifier.ValueText)
        : !all.Any(static each => each.Expression.SimpleName() is { } name && CredentialNames.IsKey(name.Identifier.ValueText))
            && argument.Expression.DescendantNodesAndSelf().Select(LiteralApiKeyAnalyzer.TextOf).OfType<string>().Any(ApiKeyText.HasLongRun);

    /// <summary>Something named like a key in a type that is named like an LLM vendor's.</summary>
    private string? OfMember(string name, INamedTypeSymbol type)
    {
        // A project may be called OpenAiDemo and still talk to others; a library's namespace says what the library is for.
        var owner = _models.IsDeclaredHere(type) ? type.Name : type.ToDisplayString();
        return CredentialNames.IsKey(name) && Vendors.IsNamedIn(owner) ? $"{owner}.{name}" : null;
    }

    /// <summary>A name that says so itself, or with the name of the type it stands in.</summary>
    private static string? Named(string name, SyntaxNode? at) =>
        !CredentialNames.IsKey(name) ? null
        : Vendors.IsNamedIn(name) ? name
        : at?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { Identifier.ValueText: var type } && Vendors.IsNamedIn(type) ? $"{type}.{name}"
        : null;

    /// <summary>What becomes of a variable; only of one that is named like a key, because each question looks through code.</summary>
    private string? OfUses(ISymbol symbol, int hops, CancellationToken cancellation)
    {
        if (hops == 0 || !CredentialNames.IsKey(symbol.Name) && !CredentialNames.IsCredential((symbol as ILocalSymbol)?.Type.Name))
            return null;
        return Scopes(symbol, cancellation)
            .SelectMany(static scope => scope.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(use => use.Identifier.ValueText == symbol.Name && _models.Symbol(use, cancellation).SameAs(symbol))
            .Select(use => OwnerOf(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use, hops - 1, cancellation))
            .FirstOrDefault(static owner => owner is not null);
    }

    private IEnumerable<SyntaxNode> Scopes(ISymbol symbol, CancellationToken cancellation) => symbol switch
    {
        IFieldSymbol or IPropertySymbol => _models.TreesThatSee(symbol).Select(tree => tree.GetRoot(cancellation)),
        _ => _models.Declarations(symbol, cancellation).Select(static declaration => declaration.EnclosingMember()).OfType<SyntaxNode>(),
    };

    private static string NameOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => "",
    };
}
