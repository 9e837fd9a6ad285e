using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Tries a way to rewrite a call.</summary>
internal static class CallRewrite
{
    /// <summary>With the names people would write; in full where those mean something else once the namespaces are there.</summary>
    public static Rewritten? Try(FixSite site, SendCall send, Func<Rewrite, TypeNames, SendCall, bool> rewrites, string title, string key)
    {
        foreach (var inFull in new[] { false, true })
        {
            var rewrite = new Rewrite(site) { DropsCarriers = true };
            var names = new TypeNames(site.Model, send.Expression.SpanStart, inFull);
            if (!rewrites(rewrite, names, send))
                return null;
            if (rewrite.Finish(title, key, names) is { } rewritten)
                return rewritten;
        }
        return null;
    }
}
