namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>
/// Requests made to fetch or delete something: <c>new HttpRequestMessage(HttpMethod.Get, …)</c>, <c>new RestRequest(…, Method.Get)</c>,
/// <c>UnityWebRequestTexture.GetTexture(…)</c>, <c>WebRequest.Create(…)</c> that nothing is written to.
/// </summary>
internal sealed class FetchingRequests(SemanticModels models)
{
    private static readonly ImmutableHashSet<string> Verbs = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "Get", "Head", "Delete", "Options");

    /// <summary>Whether a request that is sent was made with such a verb, in place or as the value of a local.</summary>
    public bool Contains(ExpressionSyntax? request, CancellationToken cancellation) => request?.Unwrap() switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments.Any(static argument => IsFetch(argument.Expression)) == true,
        InvocationExpressionSyntax made => IsUnityFetch(made),
        IdentifierNameSyntax name when models.Symbol(name, cancellation) is ILocalSymbol { DeclaringSyntaxReferences: [var declared] }
            && declared.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } && value.Unwrap() is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax =>
            IsWebRequest(value.Unwrap()) ? IsWebFetch(name) : Contains(value, cancellation),
        _ => false,
    };

    private static bool IsWebRequest(ExpressionSyntax made) => made is InvocationExpressionSyntax call
        && call.Expression.SimpleName()?.Identifier.ValueText is "Create" or "CreateHttp"
        && call.Receiver().SimpleName()?.Identifier.ValueText is "WebRequest" or "HttpWebRequest";

    /// <summary>Such a request is a GET until it is told otherwise, here or where it is handed over.</summary>
    private static bool IsWebFetch(IdentifierNameSyntax request) => request.EnclosingMember() is { } member
        && member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == request.Identifier.ValueText).All(static use => use.Parent switch
        {
            ArgumentSyntax => false,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Method", Parent: AssignmentExpressionSyntax { Right: var verb } } =>
                Verbs.Contains(verb is LiteralExpressionSyntax literal ? literal.Token.ValueText : verb.SimpleName()?.Identifier.ValueText ?? ""),
            MemberAccessExpressionSyntax read => !read.Name.Identifier.ValueText.StartsWith("GetRequestStream", StringComparison.Ordinal),
            _ => true,
        });

    private static bool IsUnityFetch(InvocationExpressionSyntax made) =>
        made.Receiver().SimpleName()?.Identifier.ValueText.StartsWith("UnityWebRequest", StringComparison.Ordinal) == true
        && made.Expression.SimpleName()?.Identifier.ValueText is { } name
        && (name.StartsWith("Get", StringComparison.Ordinal) || name is "Head" or "Delete");

    private static bool IsFetch(ExpressionSyntax verb) =>
        verb is MemberAccessExpressionSyntax access && Verbs.Contains(access.Name.Identifier.ValueText)
        && access.Expression.SimpleName()?.Identifier.ValueText is "HttpMethod" or "Method";
}
