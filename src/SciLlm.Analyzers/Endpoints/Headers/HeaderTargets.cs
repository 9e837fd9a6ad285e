namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>What a header collection belongs to: the client or request behind <c>x.Headers</c>.</summary>
internal sealed class HeaderTargets(SemanticModels models, ValueSources values)
{
    /// <summary>The owner of a call that sets a header on its receiver.</summary>
    public (HeaderOwner Owner, ExpressionSyntax? Target)? OfCall(InvocationExpressionSyntax call, ExpressionSyntax receiver, CancellationToken cancellation)
    {
        var type = models.Type(receiver, cancellation);
        switch (call.Expression.SimpleName()!.Identifier.ValueText)
        {
            case "SetRequestHeader":
                return type.IsOrDerivesFrom("UnityEngine.Networking", "UnityWebRequest") || type is null or { TypeKind: TypeKind.Error }
                    ? (HeaderOwner.Request, receiver)
                    : null;
            case "AddHeader" or "AddOrUpdateHeader":
                return IsUnresolvedOrIn(type, "RestSharp") ? (HeaderOwner.Request, receiver) : null;
            case "AddDefaultHeader" or "AddOrUpdateDefaultHeader":
                return IsUnresolvedOrIn(type, "RestSharp") ? (HeaderOwner.Client, receiver) : null;
            case "WithHeader" or "WithHeaders":
                var method = models.Symbol(call, cancellation);
                return method?.ContainingNamespace.IsNamed("Flurl.Http") ?? UsesFlurl(call) ? (HeaderOwner.Url, receiver) : null;
            default:
                return OfHolder(receiver, cancellation);
        }
    }

    /// <summary>A header collection, or the client or request that has one.</summary>
    public (HeaderOwner Owner, ExpressionSyntax? Target)? OfHolder(ExpressionSyntax holder, CancellationToken cancellation)
    {
        var type = models.Type(holder, cancellation);
        return type.IsOrDerivesFrom("System.Net.Http", "HttpRequestMessage") ? (HeaderOwner.Request, holder)
            : type.IsOrDerivesFrom("System.Net.Http", "HttpClient") ? (HeaderOwner.Client, holder)
            : OfHeaders(holder, cancellation);
    }

    /// <summary>The owner of a header collection expression.</summary>
    public (HeaderOwner Owner, ExpressionSyntax? Target)? OfHeaders(ExpressionSyntax headers, CancellationToken cancellation)
    {
        headers = headers.Unwrap();
        var type = models.Type(headers, cancellation);
        if (IsStringDictionary(type))
            return NamesHeaders(headers) ? (HeaderOwner.Data, null) : null;
        if (!type.IsOrDerivesFrom("System.Net.Http.Headers", "HttpHeaders") && !type.IsOrDerivesFrom("System.Net", "WebHeaderCollection")
            && !(type is null or { TypeKind: TypeKind.Error } && headers.SimpleName()?.Identifier.ValueText is "Headers" or "DefaultRequestHeaders"))
            return null;
        var name = headers.SimpleName()?.Identifier.ValueText;
        if (name == "DefaultRequestHeaders" && headers.Receiver() is { } client)
            return (HeaderOwner.Client, client);
        if (name == "Headers" && headers.Receiver() is { } request)
            return models.Type(request, cancellation).IsOrDerivesFrom("System.Net", "WebClient")
                ? (HeaderOwner.Client, request)
                : (HeaderOwner.Request, request);
        // var headers = request.Headers; headers.Add(…)
        if (headers is IdentifierNameSyntax && models.Symbol(headers, cancellation) is ILocalSymbol or IParameterSymbol)
        {
            foreach (var source in values.Of(models.Symbol(headers, cancellation)!, headers, cancellation))
            {
                if (source.Value.Unwrap() is MemberAccessExpressionSyntax access)
                    return OfHeaders(access, cancellation);
            }
        }
        return (HeaderOwner.Data, null);
    }

    /// <summary>The owner of an element within <c>Headers = { … }</c>, <c>DefaultRequestHeaders = { … }</c> or a dictionary of headers.</summary>
    public (HeaderOwner Owner, ExpressionSyntax? Target)? OfInitializer(SyntaxNode element)
    {
        if (element.Parent is not InitializerExpressionSyntax initializer)
            return null;
        switch (initializer.Parent)
        {
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var property }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax owner } }:
                return property switch
                {
                    "DefaultRequestHeaders" => (HeaderOwner.Client, owner),
                    "Headers" => (HeaderOwner.Request, owner),
                    "ExtraHeaders" => (HeaderOwner.CompletionRequest, owner),
                    _ => null,
                };
            case BaseObjectCreationExpressionSyntax dictionary:
                return OfDictionary(dictionary);
            default:
                return null;
        }
    }

    /// <summary>A dictionary made for a SciLlm request's <c>ExtraHeaders</c>, or one that is called headers.</summary>
    private static (HeaderOwner Owner, ExpressionSyntax? Target)? OfDictionary(BaseObjectCreationExpressionSyntax dictionary) => dictionary.Parent switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ExtraHeaders" }, Parent.Parent: BaseObjectCreationExpressionSyntax request } =>
            (HeaderOwner.CompletionRequest, request),
        AssignmentExpressionSyntax assignment when NamesHeaders(assignment.Left) => (HeaderOwner.Data, null),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } } when IsHeaders(name) => (HeaderOwner.Data, null),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Identifier.ValueText: var name } } when IsHeaders(name) => (HeaderOwner.Data, null),
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or ArgumentSyntax => (HeaderOwner.Data, null),
        _ => null,
    };

    /// <summary>Other libraries have a <c>WithHeader</c> too; where Flurl is not resolved, the file must at least ask for it.</summary>
    private static bool UsesFlurl(SyntaxNode node) => node.SyntaxTree.GetRoot() is CompilationUnitSyntax unit
        && unit.Usings.Any(static directive => directive.Name?.ToString().StartsWith("Flurl", StringComparison.Ordinal) == true);

    private static bool NamesHeaders(ExpressionSyntax expression) => expression.SimpleName()?.Identifier.ValueText is { } name && IsHeaders(name);

    private static bool IsHeaders(string name) => name.IndexOf("header", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsStringDictionary(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Dictionary" or "IDictionary" or "NameValueCollection" };

    private static bool IsUnresolvedOrIn(ITypeSymbol? type, string @namespace) =>
        type is null or { TypeKind: TypeKind.Error } || type.ContainingNamespace.IsNamed(@namespace);
}
