namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>Edits that every repair of a catch clause makes.</summary>
internal static class CatchEdits
{
    /// <summary>The name of the caught exception, given one if it has none.</summary>
    public static string NameException(this Rewrite rewrite, CatchClauseSyntax clause)
    {
        const string Name = "ex";
        switch (clause.Declaration)
        {
            case { Identifier.ValueText: { Length: > 0 } known }:
                return known;
            case { } declaration:
                rewrite.Replace(new TextSpan(declaration.CloseParenToken.SpanStart, 0), " " + Name);
                return Name;
            default:
                rewrite.Replace(new TextSpan(clause.CatchKeyword.Span.End, 0), $" ({nameof(Exception)} {Name})");
                return Name;
        }
    }

    /// <summary>Takes out the exception's name when only code that goes used it, so that the compiler has nothing to warn of.</summary>
    public static void DropUnusedName(this Rewrite rewrite, CatchClauseSyntax clause)
    {
        if (clause.Declaration is not { Identifier.ValueText: { Length: > 0 } name } declaration)
            return;
        var uses = clause.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name).ToList();
        if (uses.Count > 0 && uses.All(rewrite.IsDead))
            rewrite.Delete(TextSpan.FromBounds(declaration.Type.Span.End, declaration.Identifier.Span.End));
    }

    /// <summary>
    /// Takes out the jump behind a <c>try</c> that nothing reaches any more, so that the compiler has nothing to warn of.
    /// False when more than that stands there.
    /// </summary>
    public static bool DropUnreachable(this Rewrite rewrite, TryStatementSyntax around, CatchClauseSyntax without)
    {
        if (around.Catches.Where(clause => clause != without).Select(static clause => clause.Block).Prepend(around.Block)
                .Any(block => rewrite.Model.AnalyzeControlFlow(block) is not { Succeeded: true, EndPointIsReachable: false })
            || Following(around) is not [var next, ..] following)
            return true;
        if (following is not [ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax])
            return false;
        rewrite.Remove(next);
        return true;
    }

    public static IReadOnlyList<StatementSyntax> Following(StatementSyntax statement)
    {
        var siblings = statement.Parent switch
        {
            BlockSyntax block => block.Statements.AsEnumerable(),
            SwitchSectionSyntax section => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement),
            _ => [],
        };
        return [.. siblings.SkipWhile(each => each != statement).Skip(1).Where(static each => each is not LocalFunctionStatementSyntax)];
    }
}
