using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>Edits that every repair of a catch clause or branch makes.</summary>
internal static class CatchEdits
{
    private const string Indentation = "    ";

    /// <summary>Adds a statement at a block's end, behind the comments that stand there; on a line of its own unless the block is written on one.</summary>
    public static void Append(this Rewrite rewrite, BlockSyntax block, string statement)
    {
        var text = rewrite.Site.Text;
        var closing = text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart);
        if (closing.LineNumber == text.Lines.GetLineFromPosition(block.OpenBraceToken.SpanStart).LineNumber)
        {
            var space = char.IsWhiteSpace(text[block.CloseBraceToken.SpanStart - 1]) ? "" : " ";
            rewrite.Replace(new TextSpan(block.CloseBraceToken.SpanStart, 0), $"{space}{statement} ");
            return;
        }
        var indentation = block.Statements.LastOrDefault() is { } last
            ? text.IndentationAt(last.SpanStart)
            : text.IndentationAt(block.CloseBraceToken.SpanStart) + Indentation;
        rewrite.Replace(new TextSpan(closing.Start, 0), indentation + statement + text.LineBreak());
    }

    /// <summary>Adds a statement before another one.</summary>
    public static void InsertBefore(this Rewrite rewrite, StatementSyntax next, string statement)
    {
        var text = rewrite.Site.Text;
        var line = text.Lines.GetLineFromPosition(next.SpanStart);
        var indentation = text.IndentationAt(next.SpanStart);
        var between = line.Start + indentation.Length == next.SpanStart ? text.LineBreak() + indentation : " ";
        rewrite.Replace(new TextSpan(next.SpanStart, 0), statement + between);
    }

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

    public static string IndentationAt(this SourceText text, int position)
    {
        var line = text.ToString(text.Lines.GetLineFromPosition(position).Span);
        return line[..(line.Length - line.TrimStart().Length)];
    }

    public static string LineBreak(this SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
