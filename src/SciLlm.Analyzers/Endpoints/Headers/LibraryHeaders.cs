namespace SciLlm.Analyzers.Endpoints.Headers;

/// <summary>
/// The <c>Authorization</c> header as libraries have it set without its name: an authenticator of RestSharp, Flurl's <c>WithOAuthBearerToken</c>, and a
/// member of what its <c>WithHeaders</c> is given, where an underscore stands for a hyphen.
/// </summary>
internal sealed class LibraryHeaders(SemanticModels models, HeaderTargets targets)
{
    private static readonly HashSet<string> Authenticators = ["JwtAuthenticator", "OAuth2AuthorizationRequestHeaderAuthenticator"];

    /// <summary>The gate: whether a node may set it, judged by its text alone.</summary>
    public static bool MaySet(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Right: ObjectCreationExpressionSyntax { ArgumentList.Arguments: [_, ..] } made } assignment =>
            made.Type.SimpleName() is { } type && Authenticators.Contains(type.Identifier.ValueText) && NameOf(assignment) is not null,
        InvocationExpressionSyntax call => call.Expression.SimpleName()?.Identifier.ValueText is "WithOAuthBearerToken"
            || MemberOf(call) is not null,
        _ => false,
    };

    public HeaderSetting? Recognize(SyntaxNode node, CancellationToken cancellation) => node switch
    {
        AssignmentExpressionSyntax { Right: ObjectCreationExpressionSyntax { ArgumentList.Arguments: [var key, ..] } } assignment =>
            OwnerOf(assignment, cancellation) is var (owner, target) ? new(assignment, NameOf(assignment)!, "Authorization", key.Expression, owner, target) : null,
        InvocationExpressionSyntax call when call.Receiver() is { } receiver => MemberOf(call) is not { } member
            ? new(call, call.Expression.SimpleName()!, "Authorization", call.ArgumentList.Arguments.FirstOrDefault()?.Expression, HeaderOwner.Url, receiver)
            : targets.OfCall(call, receiver, cancellation) is var (owner, target) ? new(call, member.NameEquals!.Name, HeaderOf(member)!, member.Expression, owner, target) : null,
        _ => null,
    };

    /// <summary>The member of <c>WithHeaders(new { Authorization = …, x_api_key = … })</c> that is such a header.</summary>
    private static AnonymousObjectMemberDeclaratorSyntax? MemberOf(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName()?.Identifier.ValueText == "WithHeaders"
        && call.ArgumentList.Arguments is [{ Expression: AnonymousObjectCreationExpressionSyntax headers }, ..]
            ? headers.Initializers.FirstOrDefault(static member => HeaderOf(member) is not null)
            : null;

    private static string? HeaderOf(AnonymousObjectMemberDeclaratorSyntax member) =>
        member.NameEquals?.Name.Identifier.ValueText.Replace('_', '-') is { } name && HeaderSettings.IsAuthentication(name) ? name : null;

    private static SimpleNameSyntax? NameOf(AssignmentExpressionSyntax assignment) =>
        assignment.Left.SimpleName() is { Identifier.ValueText: "Authenticator" } name ? name : null;

    /// <summary>RestSharp lets a client, its options and a single request have an authenticator.</summary>
    private (HeaderOwner Owner, ExpressionSyntax Target)? OwnerOf(AssignmentExpressionSyntax assignment, CancellationToken cancellation)
    {
        var target = assignment is { Left: IdentifierNameSyntax, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } ? creation
            : assignment.Left.Receiver();
        return target is null || models.Type(target, cancellation) is not { } type || type.TypeKind != TypeKind.Error && !type.ContainingNamespace.IsNamed("RestSharp") ? null
            : (type.Name == "RestRequest" ? HeaderOwner.Request : HeaderOwner.Client, target);
    }
}
