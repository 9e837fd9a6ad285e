using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What a call posts: content, a value to be written as JSON, JSON itself, or a request whose content is only known when it runs.</summary>
/// <param name="Content">An <c>HttpContent</c>.</param>
/// <param name="Value">A value that becomes one.</param>
/// <param name="Json">A string that holds the JSON.</param>
/// <param name="Request">A request to take the content from.</param>
internal sealed record SentBody(
    ExpressionSyntax? Content = null, ExpressionSyntax? Value = null, ExpressionSyntax? Json = null, ExpressionSyntax? Request = null)
{
    /// <summary>The body of a call; null where it is not a POST, has none, or sends fields and files.</summary>
    public static SentBody? Of(FixSite site, SendCall send)
    {
        var body = (send.Call.Library, send.Call) switch
        {
            (HttpLibrary.HttpClient, { Method: "PostAsync", Body: { } content }) => new SentBody(Content: content),
            (HttpLibrary.HttpClient, { Method: "PostAsJsonAsync", Body: { } value }) => new SentBody(Value: value),
            (HttpLibrary.HttpClient, { Method: "SendAsync" or "Send", Request: { } request }) => OfRequest(site, send, request),
            (HttpLibrary.WebClient, { Method: "UploadString" or "UploadStringTaskAsync", Body: { } json }) => new SentBody(Json: json),
            (HttpLibrary.RestSharp, { Request: { } request }) => RestSharpBody.Of(site, send, request),
            (HttpLibrary.Flurl, { Method: "PostJsonAsync", Body: { } value }) => new SentBody(Value: value),
            (HttpLibrary.Flurl, { Method: "PostStringAsync", Body: { } json }) => new SentBody(Json: json),
            _ => null,
        };
        return body is null or { Content: null, Value: null, Json: null, Request: null }
            || body.Content is { } sent && !IsPayload(site, sent) ? null : body;
    }

    private static SentBody? OfRequest(FixSite site, SendCall send, ExpressionSyntax request)
    {
        if (request.Unwrap() is BaseObjectCreationExpressionSyntax inline)
            return RequestCreation.IsPost(inline) ? new(Content: RequestCreation.Assigned(inline, "Content")) : null;
        if (LocalUses.Of(request, site.Model, site.Cancellation) is not { } uses
            || uses.Value?.Unwrap() is not BaseObjectCreationExpressionSyntax creation)
            return IsCompletion(send) && (new PostedRequest(site).IsCertain(request) || PostsOnly(send)) ? new(Request: request) : null;

        ExpressionSyntax[] contents =
        [
            .. uses.AssignedTo("Content"),
            .. RequestCreation.Assigned(creation, "Content") is { } initial ? [initial] : Array.Empty<ExpressionSyntax>(),
        ];
        if (contents.Length == 0 || !contents.All(content => IsPayload(site, content))
            || !RequestCreation.IsPost(creation) && !uses.AssignedTo("Method").Any(RequestCreation.IsPost) && !new PostedRequest(site).IsCertain(creation))
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
    public static bool Reaches(ExpressionSyntax value, ExpressionSyntax call) =>
        value.FirstAncestorOrSelf<StatementSyntax>()?.Parent is { } block
        && (block is GlobalStatementSyntax ? block.Parent! : block).Span.Contains(call.Span);

    /// <summary>Whether the URL is one of completions, so that what is posted there is a payload.</summary>
    private static bool IsCompletion(SendCall send) => send.Kind is EndpointKind.ChatCompletions or EndpointKind.OtherCompletions;

    /// <summary>Whether the type that sends a request names no other verb.</summary>
    private static bool PostsOnly(SendCall send) =>
        send.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && RequestCreation.Methods(type).ToList() is { Count: > 0 } methods && methods.TrueForAll(static method => method == "Post");
}
