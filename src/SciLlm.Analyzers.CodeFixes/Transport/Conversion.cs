using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Makes the call a <c>CompleteAsync</c>, when both sides are understood: the payload down to each message, and what is done with the
/// response. The client throws where the status was checked, and its answer stands where the content was dug out of the JSON.
/// </summary>
internal static class Conversion
{
    public static bool TryRewrite(Rewrite rewrite, TypeNames names, SendCall send)
    {
        var dialect = Dialect.Of(rewrite.Site, send);
        if (SentBody.Of(rewrite.Site, send) is not { } body
            || new PayloadSource(rewrite.Model, rewrite.Cancellation).Read(body) is not { } payload
            || ResponseLocal.Of(rewrite.Site, send) is not { } response
            || new RequestText(rewrite, names, dialect).Read(payload) is not { } members)
            return false;
        members = [.. members, .. CarriedSettings.Of(rewrite, names, send)];
        var completion = response.NewName("completion");
        var answer = new ConvertedAnswer(parsed => TryReplace(rewrite, completion, dialect, parsed), completion + ".RawJson", !dialect.IsOther);
        if (!new ResponseReading(rewrite, names, answer).TryRewrite(response))
            return false;

        var client = ScopedClient.At(rewrite.Site, send.Expression) ?? names.Client + ".Default";
        var method = response.IsAwaited ? "CompleteAsync" : "Complete";
        var token = response.IsAwaited && send.CancellationToken is { } cancellation ? ", " + cancellation : "";
        var layout = InitializerText.Within(response.Statement, rewrite.Site.Text);
        var request = layout.Write(names.CompletionRequest, members, $"var {completion} = await {client}.{method}({token});".Length);
        if (send.CancellationToken is { } kept)
            rewrite.Keep(kept);
        rewrite.Replace(response.IsAwaited ? send.Expression.Span : response.Value.Span, $"{client}.{method}({request}{token})");
        response.Rename(rewrite, completion);
        new FailureHandlers(rewrite, names, send, answersWithResponse: false).Retarget();
        return true;
    }

    private static bool TryReplace(Rewrite rewrite, string completion, Dialect dialect, ExpressionSyntax parsed)
    {
        var reads = new AnswerReads(rewrite.Model, dialect, rewrite.Cancellation);
        if (!reads.TryFollow(parsed))
            return false;
        foreach (var text in reads.Texts)
            rewrite.Replace(text, completion + ".Content");
        foreach (var statement in reads.Statements)
            rewrite.Remove(statement);
        return true;
    }
}
