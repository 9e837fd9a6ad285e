namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>The libraries that send HTTP requests.</summary>
internal enum HttpLibrary
{
    HttpClient,
    WebClient,
    WebRequest,
    RestSharp,
    Flurl,
    Unity,
}

/// <summary>
/// One call that sends a request: what sends it, where to (a URL, or a request object that carries one) and with what body.
/// </summary>
internal sealed record TransportCall(
    InvocationExpressionSyntax Call,
    SimpleNameSyntax Name,
    HttpLibrary Library,
    ExpressionSyntax? Client,
    ExpressionSyntax? Url,
    ExpressionSyntax? Request,
    ExpressionSyntax? Body,
    bool Fetches)
{
    public string Method => Name.Identifier.ValueText;
}
