using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// The handlers around a call that wait for what its library throws: they are told to wait for what the client throws as well, or else they would
/// stop handling anything without a word from the compiler. One that reads what only its library's exception has does not compile any more, and
/// so the rewrite is not offered.
/// </summary>
/// <param name="answersWithResponse">Whether a refused request is still a response, which throws an <c>HttpRequestException</c> when it is checked.</param>
internal sealed class FailureHandlers(Rewrite rewrite, TypeNames names, SendCall send, bool answersWithResponse)
{
    private readonly ThrownInstead _thrown = new(rewrite, names, send, answersWithResponse);

    public void Retarget()
    {
        foreach (var around in send.Expression.Ancestors().OfType<TryStatementSyntax>().Where(around => around.Block.Span.Contains(send.Expression.Span)))
        {
            if (around.Catches.Any(static clause => IsOfClient(clause.Declaration?.Type)))
                continue;
            var tellsTimeLimits = around.Catches.Any(static clause => new CutShortHandler(clause).TellsTimeLimits);
            foreach (var clause in around.Catches.Where(static clause => clause.Block.Statements is not [ThrowStatementSyntax { Expression: null }]))
                Retarget(clause, around, tellsTimeLimits);
        }
    }

    private void Retarget(CatchClauseSyntax clause, TryStatementSyntax around, bool tellsTimeLimits)
    {
        if (clause.Declaration is not { } declaration || answersWithResponse && StatusReads(clause).Any())
            return;
        if (ThrownInstead.IsCutShort(declaration.Type))
            RetargetCutShort(clause, declaration, around);
        else if (_thrown.OfFailure(declaration.Type, around, tellsTimeLimits) is { } expected)
            Retarget(clause, declaration, expected);
        RetargetFilter(clause, around);
    }

    private void RetargetCutShort(CatchClauseSyntax clause, CatchDeclarationSyntax declaration, TryStatementSyntax around)
    {
        var handler = new CutShortHandler(clause);
        if (handler.InnerTimeLimit is { } inner)
        {
            rewrite.Replace(declaration.Type.Span, names.Of("System", nameof(Exception)));
            rewrite.Replace(inner.Span, $"{rewrite.NameException(clause)} is {declaration.Type} {{ InnerException: {handler.InnerType} }} or {_thrown.TimeLimit}");
        }
        else
        {
            var cancelled = _thrown.OfCancellation(declaration.Type, around);
            Retarget(clause, declaration, handler.TellsTimeLimits ? [cancelled, _thrown.TimeLimit] : [cancelled]);
        }
    }

    /// <summary>A filter that asks for the client's types already stays as it is.</summary>
    private void RetargetFilter(CatchClauseSyntax clause, TryStatementSyntax around)
    {
        var asked = clause.Filter?.FilterExpression.DescendantNodes().OfType<TypeSyntax>().Where(static type => type.Parent
            is ConstantPatternSyntax or TypePatternSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }).ToList() ?? [];
        if (asked.Any(IsOfClient))
            return;
        var asksForFailures = asked.Any(_thrown.IsFailure);
        foreach (var type in asked)
        {
            var types = !ThrownInstead.IsTimeLimit(type) ? _thrown.OfFailure(type, around, tellsTimeLimits: false)
                : asksForFailures ? [_thrown.OfCancellation(type, around)]
                : [_thrown.OfCancellation(type, around), _thrown.TimeLimit];
            if (types is not null)
                rewrite.Replace(type.Span, types.Count > 1 && type.Parent?.Parent is UnaryPatternSyntax ? $"({Either(types)})" : Either(types));
        }
    }

    private void Retarget(CatchClauseSyntax clause, CatchDeclarationSyntax declaration, IReadOnlyList<string> expected)
    {
        if (expected is [var only])
        {
            rewrite.Replace(declaration.Type.Span, only);
            KeepStatusCodes(clause);
            return;
        }
        var test = $"{rewrite.NameException(clause)} is {Either(expected)}";
        rewrite.Replace(declaration.Type.Span, names.Of("System", nameof(Exception)));
        if (clause.Filter?.FilterExpression is { } filter)
        {
            rewrite.Replace(new TextSpan(filter.SpanStart, 0), $"{test} && (");
            rewrite.Replace(new TextSpan(filter.Span.End, 0), ")");
        }
        else
        {
            rewrite.Replace(new TextSpan(declaration.Span.End, 0), $" when ({test})");
        }
    }

    /// <summary>The client's exception has the status as a number.</summary>
    private void KeepStatusCodes(CatchClauseSyntax clause)
    {
        foreach (var read in StatusReads(clause))
        {
            var status = $"({names.Of("System.Net", "HttpStatusCode")}?){read.Expression}.Status";
            rewrite.Replace(read.Span, read.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax ? $"({status})" : status);
        }
    }

    private static IEnumerable<MemberAccessExpressionSyntax> StatusReads(CatchClauseSyntax clause) =>
        clause.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(read =>
            read is { Name.Identifier.ValueText: "StatusCode", Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }
            && name == clause.Declaration?.Identifier.ValueText);

    private static bool IsOfClient(TypeSyntax? type) => type.SimpleName()?.Identifier.ValueText.StartsWith("SciLlm", StringComparison.Ordinal) == true;

    private static string Either(IEnumerable<string> types) => string.Join(" or ", types);
}
