namespace SciLlm.Analyzers.Preflight;

/// <summary>
/// SCILLM401: a preflight fails fast and says why, so that an operator can act (contract, "DON'T swallow preflight errors"). Silent in tests.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedPreflightAnalyzer() : PavedPathAnalyzer(Rules.SwallowedPreflight)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        var preflight = new PreflightSymbols(client);
        var wrappers = new PreflightWrappers(new SemanticModels(path.Compilation), preflight);
        context.RegisterSemanticModelAction(file => Analyze(file, preflight, wrappers));
    }

    private static void Analyze(SemanticModelAnalysisContext file, PreflightSymbols preflight, PreflightWrappers wrappers)
    {
        // Several calls in a try share its catch, which is reported once.
        var found = new Dictionary<SyntaxToken, Swallowing>();
        foreach (var node in file.Nodes(SyntaxKind.InvocationExpression))
            Add(found, InCall(node, preflight, wrappers));
        foreach (var node in file.Nodes(SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.Subpattern))
            Add(found, InTest(node, preflight));
        foreach (var swallowing in found.Values)
            file.ReportDiagnostic(Diagnostic.Create(Rules.SwallowedPreflight, swallowing.Place.GetLocation(), swallowing.Call, swallowing.How));
    }

    private static void Add(Dictionary<SyntaxToken, Swallowing> found, IEnumerable<Swallowing> swallowings)
    {
        foreach (var swallowing in swallowings)
        {
            if (!found.ContainsKey(swallowing.Place))
                found.Add(swallowing.Place, swallowing);
        }
    }

    private static IEnumerable<Swallowing> InCall(IndexedNode context, PreflightSymbols preflight, PreflightWrappers wrappers)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var made = PreflightSymbols.MayBeCall(call) && preflight.IsCall(call, context.SemanticModel, context.CancellationToken)
            ? call
            : wrappers.PreflightBehind(call, context.CancellationToken);
        if (made is null || call.IsInTest())
            return [];
        return Swallowing.ByContinuation(call) is { } continuation
            ? [continuation]
            : Swallowing.ByCatches(call, preflight.FailuresOf(made, context.SemanticModel), context.SemanticModel, context.CancellationToken);
    }

    private static IEnumerable<Swallowing> InTest(IndexedNode context, PreflightSymbols preflight)
    {
        var verdict = context.Node switch
        {
            MemberAccessExpressionSyntax { Name.Identifier: { ValueText: "Ok" or "Details" } name } read
                when name.ValueText == "Ok" || IsTested(read) => (Ok: read, Result: read.Expression, IsOk: name.ValueText == "Ok", Name: name),
            SubpatternSyntax
            {
                NameColon.Name.Identifier: { ValueText: "Ok" } name,
                Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax literal },
                Parent.Parent.Parent: IsPatternExpressionSyntax test
            } => (Ok: test, Result: test.Expression, IsOk: literal.IsKind(SyntaxKind.TrueLiteralExpression), Name: name),
            _ => default((ExpressionSyntax Ok, ExpressionSyntax Result, bool IsOk, SyntaxToken Name)),
        };
        return verdict.Ok is not null
            && preflight.IsResult(verdict.Result, context.SemanticModel, context.CancellationToken)
            && BareVerdict.Of(verdict.Ok, verdict.Result, verdict.IsOk, verdict.Name, context.SemanticModel, context.CancellationToken) is { } swallowing
            && !context.Node.IsInTest()
                ? [swallowing]
                : [];
    }

    /// <summary><c>result.Details is not null</c> asks no more than <c>Ok</c> does.</summary>
    private static bool IsTested(ExpressionSyntax details) =>
        details.Parent is IsPatternExpressionSyntax or BinaryExpressionSyntax { Right.RawKind: (int)SyntaxKind.NullLiteralExpression };
}
