using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Makes the call a <c>CompleteAsync</c>, when both sides are understood: the payload down to each message, and what is done with the response.
/// The client throws where the status was checked, and its answer stands where the content was dug out of the JSON.
/// </summary>
internal static class Conversion
{
    public static bool TryRewrite(Rewrite rewrite, TypeNames names, SendCall send)
    {
        var dialect = Dialect.Of(rewrite.Site, send);
        if (send.Kind is EndpointKind.Embeddings || SentBody.Of(rewrite.Site, send) is not { } body
            || new PayloadSource(rewrite.Model, rewrite.Cancellation).Read(body) is not { } payload
            || ResponseLocal.Of(rewrite.Site, send) is not { } response
            || new RequestText(rewrite, names, dialect).Read(payload) is not { } members)
            return false;
        if (CarriedHeaders.Of(rewrite, names, send) is { } headers)
            members = [.. members, headers];
        var text = rewrite.Site.Text;
        var completion = response.NewName("completion");
        if (!new ResponseReading(rewrite, names, completion, dialect).TryRewrite(response))
            return false;

        var line = text.Lines.GetLineFromPosition(response.Statement.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, response.Statement.SpanStart));
        var client = ScopedClient.At(rewrite.Site, send.Expression) ?? names.Client + ".Default";
        var method = response.IsAwaited ? "CompleteAsync" : "Complete";
        var token = response.IsAwaited && send.CancellationToken is { } cancellation ? ", " + cancellation : "";
        var layout = new InitializerText(indentation.Trim().Length == 0 ? indentation : "", UsingDirectives.LineBreak(text));
        var request = layout.Write(names.CompletionRequest, members, $"{indentation}var {completion} = await {client}.{method}({token});".Length);
        if (send.CancellationToken is { } kept)
            rewrite.Keep(kept);
        rewrite.Replace(response.IsAwaited ? send.Expression.Span : response.Value.Span, $"{client}.{method}({request}{token})");
        response.Rename(rewrite, completion);
        return true;
    }
}
