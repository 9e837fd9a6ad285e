using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Routing;

/// <summary>
/// SCILLM501: a loop that asks one model after the other through a <c>SciLlmClient</c> becomes one call through a router of these models, in their order.
/// Which failures move on is the router's business from then on, so somebody has to decide for each loop.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HandWrittenFallbackCodeFix() : PavedPathCodeFix("SCILLM501")
{
    public const string AskThroughRouter = nameof(AskThroughRouter);

    private const string Router = "router";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<ForEachStatementSyntax>() is not { } loop
            || ModelLoop.Of(loop, site) is not { } models
            || !site.Model.LookupSymbols(loop.SpanStart, name: Router).IsEmpty)
            return [];

        var rewrite = new Rewrite(site);
        var names = new TypeNames(site.Model, loop.SpanStart, alwaysInFull: false);
        names.NeedLinq();
        var (candidate, group) = (loop.Identifier.Text, SymbolDisplay.FormatLiteral(models.Group, quote: true));
        var deployment = $"new {names.Of("SciLlm", "ModelDeployment")} {{ Group = {group}, Model = {candidate}, Order = order }}";
        var router = $"var {Router} = new {names.Of("SciLlm", "Router")}({loop.Expression}.Select(({candidate}, order) => {deployment}), client: {models.Client});";

        ReplaceFrame(rewrite, loop, models.Attempt, router);
        rewrite.Replace(models.Client.Span, Router);
        foreach (var use in models.Uses)
            rewrite.Replace(use.Span, group);
        return rewrite.Finish("Ask the models through a Router", AskThroughRouter, names) is { } rewritten ? [rewritten with { IsOneByOne = true }] : [];
    }

    /// <summary>The loop's head becomes the router, its end goes, and what was in it moves to the left.</summary>
    private static void ReplaceFrame(Rewrite rewrite, ForEachStatementSyntax loop, TryStatementSyntax attempt, string router)
    {
        var text = rewrite.Site.Text;
        var (outer, inner) = (text.IndentationAt(loop.SpanStart), text.IndentationAt(attempt.SpanStart));
        rewrite.Replace(TextSpan.FromBounds(loop.SpanStart, attempt.SpanStart), router + text.LineBreak() + outer);
        var (first, last) = (text.Lines.IndexOf(attempt.SpanStart) + 1, text.Lines.IndexOf(attempt.Span.End));
        for (var at = first; at <= last; at++)
        {
            var line = text.Lines[at];
            if (inner.StartsWith(outer, StringComparison.Ordinal) && text.ToString(line.Span).StartsWith(inner, StringComparison.Ordinal))
                rewrite.Delete(new TextSpan(line.Start, inner.Length - outer.Length));
        }
        rewrite.Delete(TextSpan.FromBounds(attempt.Span.End, loop.Span.End));
    }
}
