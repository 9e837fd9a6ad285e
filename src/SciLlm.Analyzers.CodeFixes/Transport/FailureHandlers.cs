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
    private const string Status = "HttpRequestException";
    private const string TimeLimit = "TaskCanceledException";

    private readonly string _failure = send.Call.Library switch
    {
        HttpLibrary.WebClient or HttpLibrary.WebRequest => "WebException",
        HttpLibrary.Flurl => "FlurlHttpException",
        _ => Status,
    };

    public void Retarget()
    {
        foreach (var around in send.Expression.Ancestors().OfType<TryStatementSyntax>().Where(around => around.Block.Span.Contains(send.Expression.Span)))
        {
            if (around.Catches.Any(static clause => IsOfClient(clause.Declaration?.Type)))
                continue;
            var tellsTimeLimits = around.Catches.Any(clause => clause.Declaration is { } declaration && IsNamed(declaration.Type, TimeLimit));
            foreach (var clause in around.Catches.Where(static clause => clause.Block.Statements is not [ThrowStatementSyntax { Expression: null }]))
                Retarget(clause, around, tellsTimeLimits);
        }
    }

    private void Retarget(CatchClauseSyntax clause, TryStatementSyntax around, bool tellsTimeLimits)
    {
        if (clause.Declaration is not { } declaration || answersWithResponse && StatusReads(clause).Any())
            return;
        if (Expected(declaration.Type, around, tellsTimeLimits) is { } expected)
            Retarget(clause, declaration, expected);
        foreach (var type in Asked(clause))
        {
            if (Expected(type, around, tellsTimeLimits: false) is { } types)
                rewrite.Replace(type.Span, types.Count > 1 && type.Parent?.Parent is UnaryPatternSyntax ? $"({Either(types)})" : Either(types));
        }
    }

    /// <summary>The types that a filter asks for, unless it asks for the client's already; a time limit is a failure, too, where it asks for both.</summary>
    private IEnumerable<TypeSyntax> Asked(CatchClauseSyntax clause)
    {
        var asked = clause.Filter?.FilterExpression.DescendantNodes().OfType<TypeSyntax>().Where(static type => type.Parent
            is ConstantPatternSyntax or TypePatternSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }).ToList() ?? [];
        var failures = asked.Where(type => IsNamed(type, _failure)).ToList();
        return asked.Any(IsOfClient) ? []
            : failures.Count > 0 ? failures
            : asked;
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

    /// <summary>What comes in place of a type that is waited for; null when the call has nothing to do with it.</summary>
    private IReadOnlyList<string>? Expected(TypeSyntax type, TryStatementSyntax around, bool tellsTimeLimits)
    {
        if (IsNamed(type, TimeLimit))
            return [type.ToString(), names.Of("SciLlm", "SciLlmTimeoutException")];
        if (!IsNamed(type, _failure))
            return null;
        var failure = names.Of("SciLlm", "SciLlmException");
        List<string> expected = [tellsTimeLimits ? $"({failure} and not {names.Of("SciLlm", "SciLlmTimeoutException")})" : failure];
        if (answersWithResponse && _failure != Status)
            expected.Insert(0, names.Of("System.Net.Http", Status));
        if (answersWithResponse && _failure == Status || tellsTimeLimits || MayElseThrow(around.Block))
            expected.Insert(0, type.ToString());
        return expected;
    }

    /// <summary>Whether something besides the client's calls waits for others or talks to them.</summary>
    private bool MayElseThrow(BlockSyntax block) => block.DescendantNodes().Any(node =>
        !node.Span.Contains(send.Expression.Span) && !rewrite.IsDead(node) && node switch
        {
            AwaitExpressionSyntax wait => Namespace(wait.Expression) != "SciLlm",
            InvocationExpressionSyntax call => Namespace(call)?.StartsWith("System.Net", StringComparison.Ordinal) == true,
            _ => false,
        });

    private string? Namespace(ExpressionSyntax called) =>
        rewrite.Model.GetSymbolInfo(called, rewrite.Cancellation).Symbol?.ContainingNamespace?.ToDisplayString();

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

    private static bool IsNamed(TypeSyntax type, string name) => type.SimpleName()?.Identifier.ValueText == name;

    private static string Either(IEnumerable<string> types) => string.Join(" or ", types);
}
