using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>The reported call that sends a request, and what of it the client takes over.</summary>
/// <param name="Expression">The call with the <c>x?.</c> before it.</param>
/// <param name="CancellationToken">The token it was given; null for none.</param>
internal sealed record SendCall(TransportCall Call, EndpointKind Kind, ExpressionSyntax Expression, ExpressionSyntax? CancellationToken)
{
    /// <summary>Whether the call itself waits for the answer.</summary>
    public bool IsSynchronous => Call.Method is "Send" or "Execute" or "ExecutePost" or "Post" or "UploadString";

    /// <summary>Whether what is asked can be asked of chat completions. Embeddings and infilling are something else, whatever is done to the payload.</summary>
    public bool IsPortable => Kind is EndpointKind.ChatCompletions or EndpointKind.OtherCompletions or EndpointKind.Unspecified;

    public static SendCall? At(FixSite site)
    {
        var reported = site.Diagnostic.Location.SourceSpan;
        var invocation = site.Node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => call.Expression.SimpleName() is { } name && name.Span.IntersectsWith(reported));
        if (invocation is null || site.Path.Endpoints.Transports.Recognize(invocation, site.Cancellation) is not { } call)
            return null;
        var kind = site.Diagnostic.Properties.TryGetValue(RawCalls.KindProperty, out var known)
            && Enum.TryParse<EndpointKind>(known, out var parsed)
                ? parsed
                : site.Path.Endpoints.Judge(call, site.Cancellation).Kind;
        var expression = invocation.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == invocation
            ? access
            : (ExpressionSyntax)invocation;
        return new(call, kind, expression, Argument(site, invocation, "CancellationToken"));
    }

    /// <summary>The argument whose type has one of these names.</summary>
    public static ExpressionSyntax? Argument(FixSite site, InvocationExpressionSyntax call, params string[] types) =>
        call.ArgumentList.Arguments
            .Select(static argument => argument.Expression)
            .FirstOrDefault(argument => types.Contains(site.Model.GetTypeInfo(argument, site.Cancellation).Type?.Name));
}
