using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>SCILLM402: <c>EnsureOk()</c> throws what the preflight failed with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnseenPreflightCodeFix() : PavedPathCodeFix("SCILLM402")
{
    public const string EnsureOk = nameof(EnsureOk);

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return [];
        var value = AwaitedValue.Of(call);
        var rewrite = new Rewrite(site);
        var isTask = value == call && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: PreflightSymbols.Async };
        var text = isTask ? $"(await {value})" : value is AwaitExpressionSyntax ? $"({value})" : value.ToString();
        var replaced = value.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard : value;
        rewrite.Replace(replaced.Span, $"{text}.{EnsureOk}()", call);
        return rewrite.Finish("Throw with EnsureOk when it failed", EnsureOk) is { } rewritten ? [rewritten] : [];
    }
}
