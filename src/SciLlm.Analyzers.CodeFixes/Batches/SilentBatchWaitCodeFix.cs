using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>SCILLM303: starts from <c>BatchOptions.Recommended</c>. What it would ask for in JSON and the code does not, stays text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SilentBatchWaitCodeFix() : PavedPathCodeFix("SCILLM303")
{
    public const string UseRecommended = nameof(UseRecommended);

    private const string Recommended = "BatchOptions.Recommended";
    private const string Text = "ResponseFormat = null";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        var rewrite = new Rewrite(site);
        if (site.Node is BaseObjectCreationExpressionSyntax creation)
            FromRecommended(creation, rewrite);
        else if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call)
            AddOptions(call, rewrite);
        return rewrite.Finish("Use " + Recommended, UseRecommended) is { } rewritten ? [rewritten] : [];
    }

    private static void FromRecommended(BaseObjectCreationExpressionSyntax creation, Rewrite rewrite)
    {
        if (creation.Initializer is not { Expressions: [_, ..] } settings)
        {
            rewrite.Replace(creation.Span, $"{Recommended} with {{ {Text} }}");
            return;
        }
        var head = creation.ArgumentList?.Span.End ?? settings.OpenBraceToken.GetPreviousToken().Span.End;
        rewrite.Replace(TextSpan.FromBounds(creation.SpanStart, head), Recommended + " with");
        if (!settings.Sets("ResponseFormat"))
            InitializerElements.AddFirst(rewrite, settings, Text);
        foreach (var endless in settings.Expressions.OfType<AssignmentExpressionSyntax>().Where(SilentBatchWaitAnalyzer.IsEndless))
        {
            var limit = endless.Left.ToString();
            rewrite.Replace(endless.Right.Span, $"{Recommended}.{limit}");
        }
    }

    private static void AddOptions(InvocationExpressionSyntax call, Rewrite rewrite)
    {
        var options = $"{Recommended} with {{ {Text} }}";
        var arguments = call.ArgumentList.Arguments;
        if (rewrite.Model.GetSymbolInfo(call, rewrite.Cancellation).Symbol is IMethodSymbol method && SilentBatchWaitAnalyzer.Options(call, method) is { } nothing)
            rewrite.Replace(nothing.Span, options);
        else if (arguments[0].NameColon is null)
            rewrite.Replace(new TextSpan(arguments[0].Span.End, 0), ", " + options);
        else
            rewrite.Replace(new TextSpan(call.ArgumentList.CloseParenToken.SpanStart, 0), ", options: " + options);
    }
}
