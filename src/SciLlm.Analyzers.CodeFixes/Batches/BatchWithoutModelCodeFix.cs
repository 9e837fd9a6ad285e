using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>SCILLM301: gives the request the model of its neighbours, one that is in scope, or the environment's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BatchWithoutModelCodeFix() : PavedPathCodeFix("SCILLM301")
{
    public const string SetModel = nameof(SetModel);

    private const string ModelVariable = "CHUTES_MODEL_ID";

    /// <remarks>While somebody types, a request may have no end yet, or one inside a text that has none.</remarks>
    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { ContainsDiagnostics: false } request)
            return [];
        var best = ModelsInScope.BestAt(request, site.Model, site.Cancellation)?.ToString();
        // What is called like a model may be out of reach there after all; the environment is not.
        return new[] { best, null }.Select(model => WithModel(request, model, site)).OfType<Rewritten>().Take(1);
    }

    private static Rewritten? WithModel(BaseObjectCreationExpressionSyntax request, string? model, FixSite site)
    {
        var rewrite = new Rewrite(site);
        var names = new TypeNames(site.Model, request.SpanStart, alwaysInFull: false);
        var setting = $"{BatchedRequests.Model} = {model ?? FromEnvironment(names)}";
        if (request.Initializer is { } settings)
            InitializerElements.AddFirst(rewrite, settings, setting);
        else
            rewrite.Replace(new TextSpan(request.Span.End, 0), $" {{ {setting} }}");
        return rewrite.Finish($"Set Model to {model ?? "$" + ModelVariable}", SetModel, names);
    }

    private static string FromEnvironment(TypeNames names) =>
        $"{names.Of("System", nameof(Environment))}.{nameof(Environment.GetEnvironmentVariable)}(\"{ModelVariable}\")";
}
