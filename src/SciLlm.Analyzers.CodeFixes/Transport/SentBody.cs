using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What a call posts: content, a value to be written as JSON, or a request whose content is only known when it runs.</summary>
/// <param name="Content">An <c>HttpContent</c>.</param>
/// <param name="Value">A value that becomes one.</param>
/// <param name="Request">A request to take the content from.</param>
internal sealed record SentBody(ExpressionSyntax? Content = null, ExpressionSyntax? Value = null, ExpressionSyntax? Request = null)
{
    /// <summary>The body of a call; null where it is not a POST, has none, or sends fields and files.</summary>
    public static SentBody? Of(FixSite site, SendCall send)
    {
        var body = send.Call switch
        {
            { Transport: not Endpoints.Transport.HttpClient } => null,
            { Method: "PostAsync", Body: { } content } => new SentBody(Content: content),
            { Method: "PostAsJsonAsync", Body: { } value } => new SentBody(Value: value),
            { Method: "SendAsync" or "Send", Request: { } request } => OfRequest(site, send, request),
            _ => null,
        };
        return body is null or { Content: null, Value: null, Request: null } || body.Content is { } sent && !IsPayload(site, sent) ? null : body;
    }

    private static SentBody? OfRequest(FixSite site, SendCall send, ExpressionSyntax request)
    {
        if (request.Unwrap() is BaseObjectCreationExpressionSyntax inline)
            return RequestCreation.IsPost(inline) ? new(Content: RequestCreation.Assigned(inline, "Content")) : null;
        if (LocalUses.Of(request, site.Model, site.Cancellation) is not { } uses
            || uses.Value?.Unwrap() is not BaseObjectCreationExpressionSyntax creation)
            return PostsOnly(send) ? new(Request: request) : null;

        ExpressionSyntax[] contents =
        [
            .. uses.AssignedTo("Content"),
            .. RequestCreation.Assigned(creation, "Content") is { } initial ? [initial] : Array.Empty<ExpressionSyntax>(),
        ];
        if (contents.Length == 0 || !contents.All(content => IsPayload(site, content))
            || !RequestCreation.IsPost(creation) && !uses.AssignedTo("Method").Any(RequestCreation.IsPost))
            return null;
        // Made, set up and sent here, and nothing else: its content can be posted without it.
        return contents is [var only] && Reaches(only, send.Expression) && uses.Statement is not null
            && uses.References.All(reference => send.Expression.Span.Contains(reference.Span) || LocalUses.SetupBy(reference) is not null)
                ? new(Content: only)
                : new(Request: request);
    }

    private static bool IsPayload(FixSite site, ExpressionSyntax content) =>
        !content.Unwrap().IsKind(SyntaxKind.NullLiteralExpression)
        && site.Model.GetTypeInfo(content, site.Cancellation).Type?.Name
            is not ("MultipartFormDataContent" or "MultipartContent" or "FormUrlEncodedContent");

    /// <summary>Whether every way to the call runs through a value.</summary>
    private static bool Reaches(ExpressionSyntax value, ExpressionSyntax call) =>
        value.FirstAncestorOrSelf<StatementSyntax>()?.Parent is { } block
        && (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(call.Span);

    /// <summary>A request made elsewhere is posted when the URL is one of completions and the type that sends it never asks with GET.</summary>
    private static bool PostsOnly(SendCall send) =>
        send.Kind is EndpointKind.ChatCompletions or EndpointKind.OtherCompletions
        && send.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && RequestCreation.Methods(type).ToList() is { Count: > 0 } methods && methods.TrueForAll(static method => method == "Post");
}
