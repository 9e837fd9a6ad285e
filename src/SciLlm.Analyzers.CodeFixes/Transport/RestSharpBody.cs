using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>The body of a RestSharp request that is made, filled and sent in one place.</summary>
internal static class RestSharpBody
{
    public static SentBody? Of(FixSite site, SendCall send, ExpressionSyntax request)
    {
        if (LocalUses.Of(request, site.Model, site.Cancellation) is not { Statement: not null, Value: { } made } uses)
            return OfChain(site, send, request);
        var others = uses.References.Where(reference => !send.Expression.Span.Contains(reference.Span)).ToList();
        if (others.Exists(static reference => LocalUses.SetupBy(reference) is null) || !Posts(send, made, uses))
            return null;
        return Calls(made).Any(IsBody) ? null
            : others.SelectMany(static reference => Calls(LocalUses.SetupBy(reference)!.Expression)).Where(IsBody).ToList() is [var only]
                && SentBody.Reaches(only, send.Expression) ? Read(site, only)
            : null;
    }

    /// <summary><c>ExecuteAsync(new RestRequest(…, Method.Post).AddJsonBody(…))</c>.</summary>
    private static SentBody? OfChain(FixSite site, SendCall send, ExpressionSyntax request) =>
        Posts(send, request, uses: null) && Calls(request).Where(IsBody).ToList() is [var only] ? Read(site, only) : null;

    /// <summary>The calls of a chain, from its last to its first.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Calls(ExpressionSyntax chain)
    {
        for (var call = chain.Unwrap() as InvocationExpressionSyntax; call is not null; call = call.Receiver()?.Unwrap() as InvocationExpressionSyntax)
            yield return call;
    }

    private static bool Posts(SendCall send, ExpressionSyntax made, LocalUses? uses) =>
        send.Call.Method is "ExecutePost" or "ExecutePostAsync" or "Post" or "PostAsync"
        || made.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(IsPost)
        || uses?.AssignedTo("Method").OfType<MemberAccessExpressionSyntax>().Any(IsPost) == true;

    private static bool IsPost(MemberAccessExpressionSyntax method) =>
        method.Name.Identifier.ValueText is "Post" or "POST" && method.Expression.SimpleName()?.Identifier.ValueText == "Method";

    private static bool IsBody(InvocationExpressionSyntax call) => call.Expression.SimpleName()?.Identifier.ValueText switch
    {
        "AddJsonBody" or "AddStringBody" or "AddBody" => true,
        "AddParameter" => call.ArgumentList.Arguments is [_, _, { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestBody" } }, ..],
        _ => false,
    };

    private static SentBody? Read(FixSite site, InvocationExpressionSyntax call)
    {
        var method = call.Expression.SimpleName()!.Identifier.ValueText;
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count <= (method == "AddParameter" ? 1 : 0))
            return null;
        var body = arguments[method == "AddParameter" ? 1 : 0].Expression;
        var isText = site.Model.GetTypeInfo(body, site.Cancellation).Type switch
        {
            { SpecialType: SpecialType.System_String } => true,
            // What a serializer gives that this compilation does not know.
            null or { TypeKind: TypeKind.Error } => method is "AddStringBody" or "AddParameter",
            _ => false,
        };
        return isText ? new(Json: body) : new(Value: body);
    }
}
