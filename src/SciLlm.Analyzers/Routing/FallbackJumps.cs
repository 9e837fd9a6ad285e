namespace SciLlm.Analyzers.Routing;

/// <summary>A <c>goto</c> back to an LLM call that failed, with another model, base or key: a loop in other words.</summary>
internal static class FallbackJumps
{
    /// <summary>The call that is made again; null where nothing else is tried.</summary>
    public static InvocationExpressionSyntax? CallOf(GotoStatementSyntax jump, LlmCallGraph calls, CancellationToken cancellation) =>
        jump.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && jump.EnclosingMember() is { } member && Switching.IsIn(jump.Parent!)
        && member.OwnNodes().OfType<LabeledStatementSyntax>().FirstOrDefault(each => each.Identifier.ValueText == name && each.SpanStart < jump.SpanStart) is { } label
            ? calls.CallsIn(member, cancellation).FirstOrDefault(call => call.SpanStart > label.SpanStart && call.Span.End < jump.SpanStart)
            : null;

    /// <summary>Where the next try begins: with the handler of the failure, or with the test for it.</summary>
    public static SyntaxToken BeginOf(GotoStatementSyntax jump) => jump.FirstAncestorOrSelf<CatchClauseSyntax>()?.CatchKeyword
        ?? jump.FirstAncestorOrSelf<IfStatementSyntax>()?.IfKeyword
        ?? jump.GotoKeyword;
}
