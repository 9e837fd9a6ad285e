using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>Throws what a result knows, with <c>EnsureOk()</c>, where only its verdict was looked at.</summary>
internal static class Insisting
{
    public static Rewritten? Of(SyntaxNode node, FixSite site, KnownSymbols client)
    {
        if (TestAround(node) is { } test && ResultIn(test.Condition, site, client) is { } tested)
            return AtTest(test, node, tested, site) ?? Before(test, tested, site);
        var code = node.FirstAncestorOrSelf<SyntaxNode>(static each => each is StatementSyntax or ArrowExpressionClauseSyntax);
        return code is null || ResultIn(code, site, client) is not { } result ? null
            : result is IdentifierNameSyntax ? Before(code, result, site)
            : Chained(result, site);
    }

    /// <summary><c>await SanityPreflightAsync(…).ContinueWith(…);</c>: without the continuation the fault arrives.</summary>
    public static Rewritten? InsteadOf(IdentifierNameSyntax continueWith, FixSite site)
    {
        if (continueWith.Parent is not MemberAccessExpressionSyntax { Expression: var preflight, Parent: InvocationExpressionSyntax continuation }
            || continuation.Parent is not AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } awaited)
            return null;
        var rewrite = new Rewrite(site);
        rewrite.Replace(awaited.Span, $"(await {preflight}).{PreflightSymbols.EnsureOk}()", preflight);
        return Finish(rewrite);
    }

    /// <summary>The <c>if</c> a diagnostic was put on, or on a branch of.</summary>
    public static IfStatementSyntax? TestAround(SyntaxNode node) => node is ReturnStatementSyntax { Expression: { } value } && value.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(IsVerdict)
        ? null
        : node is IfStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or YieldStatementSyntax
            ? node.FirstAncestorOrSelf<IfStatementSyntax>()
            : null;

    /// <summary>The preflight result that some code reads first.</summary>
    public static ExpressionSyntax? ResultIn(SyntaxNode code, FixSite site, KnownSymbols client) => code.DescendantNodes()
        .OfType<ExpressionSyntax>()
        .FirstOrDefault(expression => expression is not ParenthesizedExpressionSyntax { Parent: not MemberAccessExpressionSyntax }
            && expression.Parent is MemberAccessExpressionSyntax or IsPatternExpressionSyntax
            && site.Model.GetTypeInfo(expression, site.Cancellation).Type.SameAs(client.PreflightResult));

    private static bool IsVerdict(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText == "Ok";

    private static Rewritten? AtTest(IfStatementSyntax test, SyntaxNode ending, ExpressionSyntax result, FixSite site)
    {
        var rewrite = new Rewrite(site);
        var insistence = $"{result}.{PreflightSymbols.EnsureOk}();";
        var isWhole = test.Else is null && test.Condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression };
        if (!isWhole || ending == test && test.Statement is not BlockSyntax || IsVerdictItself(test.Condition))
            return null;
        if (ending == test)
            rewrite.Append((BlockSyntax)test.Statement, insistence);
        else if (test.Statement == ending || test.Statement is BlockSyntax { Statements: [var only] } block && only == ending && !block.HoldsComments([only]))
            rewrite.Replace(test.Span, insistence, result);
        else
            rewrite.Replace(ending.Span, insistence);
        return Finish(rewrite);
    }

    /// <summary><c>if (result.Ok)</c>: what is done then is no place to throw.</summary>
    private static bool IsVerdictItself(ExpressionSyntax condition) => condition is MemberAccessExpressionSyntax;

    private static Rewritten? Before(SyntaxNode code, ExpressionSyntax result, FixSite site)
    {
        if (result is not IdentifierNameSyntax
            || code is not StatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement)
            return null;
        var rewrite = new Rewrite(site);
        rewrite.InsertBefore(statement, $"{result}.{PreflightSymbols.EnsureOk}();");
        return Finish(rewrite);
    }

    /// <summary><c>call.Ok</c> becomes <c>call.EnsureOk().Ok</c>.</summary>
    private static Rewritten? Chained(ExpressionSyntax result, FixSite site)
    {
        var rewrite = new Rewrite(site);
        rewrite.Replace(new TextSpan(result.Span.End, 0), $".{PreflightSymbols.EnsureOk}()");
        return Finish(rewrite);
    }

    private static Rewritten? Finish(Rewrite rewrite) => rewrite.Finish("Throw the failure with EnsureOk", SwallowedPreflightCodeFix.Rethrow);
}
