using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What a call posts: content, a value to be written as JSON, or a request whose content is only known when it runs.</summary>
/// <param name="Content">An <c>HttpContent</c>.</param>
/// <param name="Value">A value that becomes one.</param>
/// <param name="Request">A request to take the content from.</param>
internal sealed record SentBody(ExpressionSyntax? Content = null, ExpressionSyntax? Value = null, ExpressionSyntax? Request = null)
{
    /// <summary>The body of a call; null where it is not a POST or has none.</summary>
    public static SentBody? Of(FixSite site, SendCall send) => send.Call switch
    {
        { Transport: not Endpoints.Transport.HttpClient } => null,
        { Method: "PostAsync", Body: { } content } when !content.Unwrap().IsKind(SyntaxKind.NullLiteralExpression) && !IsForm(site, content) => new(Content: content),
        { Method: "PostAsJsonAsync", Body: { } value } => new(Value: value),
        { Method: "SendAsync" or "Send", Request: { } request } => OfRequest(site, send, request),
        _ => null,
    };

    /// <summary>Fields and files are no completions payload.</summary>
    private static bool IsForm(FixSite site, ExpressionSyntax content) =>
        site.Model.GetTypeInfo(content, site.Cancellation).Type?.Name is "MultipartFormDataContent" or "MultipartContent" or "FormUrlEncodedContent";

    private static SentBody? OfRequest(FixSite site, SendCall send, ExpressionSyntax request)
    {
        if (request.Unwrap() is BaseObjectCreationExpressionSyntax creation)
            return IsPost(creation) && Assigned(creation, "Content") is { } content && !IsForm(site, content) ? new(Content: content) : null;
        if (LocalUses.Of(request, site.Model, site.Cancellation) is { Value: { } value } uses)
            return OfLocal(site, send, request, uses, value.Unwrap());
        return PostsOnly(send) ? new(Request: request) : null;
    }

    private static SentBody? OfLocal(FixSite site, SendCall send, ExpressionSyntax request, LocalUses uses, ExpressionSyntax value)
    {
        if (value is not BaseObjectCreationExpressionSyntax creation)
            return PostsOnly(send) ? new(Request: request) : null;
        var contents = Assignments(uses, "Content").Select(static assignment => assignment.Right).Concat(Assigned(creation, "Content") is { } initial ? [initial] : []).ToList();
        var isPost = IsPost(creation) || Assignments(uses, "Method").Any(static method => IsPost(method.Right));
        if (!isPost || contents.Count == 0 || contents.Exists(content => IsForm(site, content)))
            return null;
        // Made, set up and sent here, and nothing else: its content can be posted without it.
        return contents is [var content] && Encloses(content, send.Expression) && uses.Statement is not null
            && uses.References.All(reference => send.Expression.Span.Contains(reference.Span) || LocalUses.SetupBy(reference) is not null)
            ? new(Content: content)
            : new(Request: request);
    }

    private static IEnumerable<AssignmentExpressionSyntax> Assignments(LocalUses uses, string property) => uses.References
        .Select(static reference => reference.Parent?.Parent)
        .OfType<AssignmentExpressionSyntax>()
        .Where(assignment => assignment.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } access && access.Name.Identifier.ValueText == property);

    /// <summary>Whether every way to the call runs through a value.</summary>
    private static bool Encloses(ExpressionSyntax value, ExpressionSyntax call) =>
        value.FirstAncestorOrSelf<StatementSyntax>()?.Parent is { } block && (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(call.Span);

    private static bool IsPost(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments.Any(static argument => IsPost(argument.Expression)) == true || Assigned(creation, "Method") is { } method && IsPost(method);

    private static bool IsPost(ExpressionSyntax method) => method.ToString() is var text && (text.EndsWith("HttpMethod.Post", StringComparison.Ordinal) || text.Contains("\"POST\""));

    private static ExpressionSyntax? Assigned(BaseObjectCreationExpressionSyntax creation, string property) => creation.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(member => member.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property)?.Right;

    /// <summary>A request made elsewhere is posted, when the URL is one of completions and the type that sends it asks for nothing with GET.</summary>
    private static bool PostsOnly(SendCall send) =>
        send.Kind is EndpointKind.ChatCompletions or EndpointKind.OtherCompletions
        && send.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && type.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static access => access.Expression.SimpleName()?.Identifier.ValueText == "HttpMethod")
            .Select(static access => access.Name.Identifier.ValueText).ToList() is { Count: > 0 } methods
        && methods.TrueForAll(static method => method == "Post");
}
