using SciLlm.Analyzers.Routing;

namespace SciLlm.Analyzers.Preflight;

/// <summary>
/// SCILLM404: whoever asked an LLM learns that it failed, and why; a <c>null</c>, an empty list or a text that passes for an answer hides it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailureAnalyzer() : PavedPathAnalyzer(Rules.SwallowedFailure)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path) =>
        context.RegisterIndexedNodeAction(node => Analyze(node, path), SyntaxKind.CatchClause);

    private static void Analyze(IndexedNode context, PavedPath path)
    {
        var clause = (CatchClauseSyntax)context.Node;
        // Where a task is awaited that was started before, the call stands before the try.
        if (!path.Endpoints.Calls.Candidates.AreIn(clause.EnclosingMember() ?? clause.Parent!, context.CancellationToken)
            || ExecutedCode.Throws(clause.Block) && !AnswersOtherwise(clause.Block) || SwallowedFailurePlace.MayEndFailures(clause))
            return;
        var asked = SwallowedFailureAsker.Of(clause, context.SemanticModel, context.CancellationToken);
        if (!SwallowedFailureTypes.AreCaughtBy(clause, asked)
            || SwallowedFailureEnd.Of(clause, asked, context.SemanticModel, context.CancellationToken) is not { } how)
            return;

        var calls = path.Endpoints.Calls;
        if (calls.FailingCallsIn(((TryStatementSyntax)clause.Parent!).Block, context.CancellationToken).FirstOrDefault(call => !IsRecursive(call)) is { } call
            && !IsFollowedByAnother(clause, calls, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.SwallowedFailure, clause.CatchKeyword.GetLocation(), call.Expression.SimpleName()!.Identifier.ValueText, how));
    }

    /// <summary><c>if (isFatal) throw; return null;</c>: the failures not set apart are swallowed all the same, and a text in some branch passes for an answer.</summary>
    private static bool AnswersOtherwise(BlockSyntax block) => block.OwnNodes().OfType<ReturnStatementSyntax>()
        .Any(answer => answer == block.Statements.LastOrDefault() ? answer.Expression is { } value && !ExecutedCode.Throws(value) : SwallowedFailureAnswer.IsText(answer.Expression));

    /// <summary>A method that calls itself tries again.</summary>
    private static bool IsRecursive(InvocationExpressionSyntax call) =>
        call.Expression.SimpleName()?.Identifier.ValueText == call.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText && call.Receiver() is null or ThisExpressionSyntax;

    /// <summary>Whether an LLM is asked once more, in the clause or after it; that is routing, or a retry.</summary>
    private static bool IsFollowedByAnother(CatchClauseSyntax clause, LlmCallGraph calls, CancellationToken cancellation) =>
        calls.CallsIn(clause.Block, cancellation).Any()
        || SwallowedFailureEnd.After(clause).Any(statement => calls.CallsIn(statement, cancellation).Any())
        || clause.EnclosingLoops().Any(loop => FallbackLoops.IsFallback(loop, calls, cancellation));
}
