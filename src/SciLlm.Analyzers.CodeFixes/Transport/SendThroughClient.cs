using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Posts the same body through the client's protocol method, which answers like <c>HttpClient</c>: the code after the call stays as it is. The
/// request that only carried URL, headers and body goes, and so does an <c>HttpClient</c> made for this one call.
/// </summary>
internal static class SendThroughClient
{
    /// <summary>What a menu says: in another dialect the payload is left to do.</summary>
    public static string Title(SendCall send) => send.Kind == EndpointKind.OtherCompletions
        ? "Send through SciLLM (the payload is not one of chat completions yet)"
        : "Send through SciLLM";

    public static bool TryRewrite(Rewrite rewrite, TypeNames names, SendCall send)
    {
        if (SentBody.Of(rewrite.Site, send) is not { } body || Text(rewrite, names, send, body) is not { } content)
            return false;
        var client = ScopedClient.At(rewrite.Site, send.Expression) ?? names.Client + ".Default";
        var token = send.CancellationToken is { } cancellation ? ", " + cancellation : "";
        foreach (var kept in new[] { body.Content, body.Value, body.Json, body.Request, Options(rewrite, send), send.CancellationToken }.OfType<SyntaxNode>())
            rewrite.Keep(kept);
        var post = $"{client}.PostChatCompletionsAsync({content}{token})";
        var isRewritten = send.Call.Library switch
        {
            HttpLibrary.HttpClient => Answered(rewrite, send, post),
            HttpLibrary.RestSharp => Answered(rewrite, send, post) && RestSharpAnswer.TryRewrite(rewrite, names, send),
            HttpLibrary.WebClient or HttpLibrary.Flurl => TextAnswer.TryRewrite(rewrite, names, send, post),
            _ => false,
        };
        if (isRewritten)
            new FailureHandlers(rewrite, names, send, answersWithResponse: true).Retarget();
        return isRewritten;
    }

    /// <summary>The call is answered with a response again.</summary>
    private static bool Answered(Rewrite rewrite, SendCall send, string post)
    {
        rewrite.Replace(send.Expression.Span, post + (send.IsSynchronous ? ".GetAwaiter().GetResult()" : ""));
        return true;
    }

    private static string? Text(Rewrite rewrite, TypeNames names, SendCall send, SentBody body)
    {
        if (body.Content is { } content)
            return content.ToString();
        if (body.Request is { } request)
            return request + (rewrite.Model.GetNullableContext(request.SpanStart).WarningsEnabled() ? ".Content!" : ".Content");
        if (body.Json is { } json)
            return $"new {names.StringContent}({json}, {names.Encoding}.UTF8, \"application/json\")";
        if (rewrite.Model.Compilation.GetTypeByMetadataName("System.Net.Http.Json.JsonContent") is null)
            return null;
        var type = send.Call is { Method: "PostAsJsonAsync", Name: GenericNameSyntax generic } ? generic.TypeArgumentList.ToString() : "";
        var options = Options(rewrite, send) is not { } given ? ""
            : rewrite.Model.GetTypeInfo(given, rewrite.Cancellation).Type?.Name == "JsonSerializerOptions" ? $", options: {given}"
            : $", {given}";
        return $"{names.JsonContent}.Create{type}({body.Value}{options})";
    }

    private static ExpressionSyntax? Options(Rewrite rewrite, SendCall send) =>
        send.Call.Method == "PostAsJsonAsync"
            ? SendCall.Argument(rewrite.Site, send.Call.Call, "JsonSerializerOptions", "JsonTypeInfo")
            : null;
}
