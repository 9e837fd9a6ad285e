using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Makes the call a <c>ListModelsAsync</c>, when nothing but the models' ids and owners is read of the answer.</summary>
internal static class ModelListConversion
{
    public static bool TryRewrite(Rewrite rewrite, TypeNames names, SendCall send)
    {
        var awaited = ResponseLocal.Awaited(send.Expression);
        var value = ResponseReading.Parsed(awaited) ?? awaited;
        if (send.Kind != EndpointKind.Models || ResponseLocal.Of(rewrite.Site, value) is not { } local)
            return false;
        var models = local.NewName("models");
        var reads = new ModelListReads(rewrite, models, IsOllama(rewrite.Site, send));
        if (!IsUnderstood(rewrite, names, local, isParsed: value != awaited || send.Call.Method == "GetFromJsonAsync", reads))
            return false;
        var client = ScopedClient.At(rewrite.Site, send.Expression) ?? names.Client + ".Default";
        if (send.CancellationToken is { } token)
            rewrite.Keep(token);
        // The await stays as it was written, with its ConfigureAwait or whatever waits in its place.
        var text = rewrite.Site.Text;
        var before = text.ToString(TextSpan.FromBounds(awaited.SpanStart, send.Expression.SpanStart));
        var after = text.ToString(TextSpan.FromBounds(send.Expression.Span.End, awaited.Span.End));
        rewrite.Replace(value.Span, $"{before}{client}.ListModelsAsync({send.CancellationToken}){after}");
        if (reads.IsUsed)
            local.Rename(rewrite, models);
        else
            rewrite.Delete(TextSpan.FromBounds(local.Statement.SpanStart, value.SpanStart));
        new FailureHandlers(rewrite, names, send, answersWithResponse: false).Retarget();
        return true;
    }

    private static bool IsUnderstood(Rewrite rewrite, TypeNames names, ResponseLocal local, bool isParsed, ModelListReads reads)
    {
        if (local.Uses.Symbol.Type.Name == "HttpResponseMessage")
            return new ResponseReading(rewrite, names, new ConvertedAnswer(reads.TryReplace)).TryRewrite(local);
        return local.Uses.References.All(reference => (isParsed ? reference : ResponseReading.Parsed(reference)) is { } parsed && reads.TryReplace(parsed));
    }

    private static bool IsOllama(FixSite site, SendCall send) =>
        site.Path.Endpoints.Judge(send.Call, site.Cancellation).Url?.IndexOf("api/tags", StringComparison.OrdinalIgnoreCase) >= 0;
}
