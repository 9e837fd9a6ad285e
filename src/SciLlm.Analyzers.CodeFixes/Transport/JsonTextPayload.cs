namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// A payload written as JSON text, by hand: <c>"{ \"model\": \"" + model + "\", …</c>. Read once, it is the same code with an anonymous object in
/// the text's place, which is what everything else understands.
/// </summary>
internal static class JsonTextPayload
{
    /// <summary>The site in that code; null where the body is no such text, or not one that can be read.</summary>
    public static FixSite? AsObject(FixSite site, SendCall send)
    {
        var span = site.Diagnostic.Location.SourceSpan;
        if (SentBody.Of(site, send) is not { } body
            || new PayloadSource(site.Model, site.Cancellation).Text(body) is not { } json || json.Span.IntersectsWith(span)
            || JsonTextReader.Read(json) is not { } value)
            return null;
        var text = $"global::System.Text.Json.JsonSerializer.Serialize({value})";
        var moved = new TextSpan(span.Start + (span.Start > json.SpanStart ? text.Length - json.Span.Length : 0), span.Length);
        return site.On(site.Text.Replace(json.Span, text), moved);
    }
}
