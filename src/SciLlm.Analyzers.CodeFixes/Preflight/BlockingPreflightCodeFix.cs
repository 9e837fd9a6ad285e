using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>SCILLM403: awaits the asynchronous preflight, with the cancellation token the method was given.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BlockingPreflightCodeFix() : PavedPathCodeFix("SCILLM403")
{
    public const string Await = nameof(Await);

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        var call = site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>(static each => each.Expression.SimpleName()?.Identifier.ValueText == PreflightSymbols.Blocking)
            ?? site.Node.Parent?.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(static each => each.Expression.SimpleName()?.Identifier.ValueText == PreflightSymbols.Async);
        if (call?.Expression.SimpleName() is not { } name)
            return [];

        var arguments = call.ArgumentList.ToString();
        if (name.Identifier.ValueText == PreflightSymbols.Blocking && Token(call, site) is { } token)
            arguments = arguments[..^1] + (call.ArgumentList.Arguments.Count == 0 ? "" : ", ") + $"cancellationToken: {token})";
        var receiver = site.Text.ToString(TextSpan.FromBounds(call.SpanStart, name.SpanStart));
        var blocking = name.Identifier.ValueText == PreflightSymbols.Blocking ? call : AwaitedValue.Blocking(call);
        var awaited = $"await {receiver}{PreflightSymbols.Async}{arguments}";
        var rewrite = new Rewrite(site);
        rewrite.Replace(blocking.Span, blocking.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax ? $"({awaited})" : awaited, call);
        return rewrite.Finish($"Await {PreflightSymbols.Async}", Await) is { } rewritten ? [rewritten] : [];
    }

    private static string? Token(SyntaxNode call, FixSite site) =>
        (site.Model.GetEnclosingSymbol(call.SpanStart, site.Cancellation) as IMethodSymbol)?.Parameters
            .FirstOrDefault(static parameter => parameter.Type.IsOrDerivesFrom("System.Threading", nameof(CancellationToken)))?.Name;
}
