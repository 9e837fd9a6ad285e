using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What the client throws in place of what a handler waits for.</summary>
/// <param name="answersWithResponse">Whether a refused request is still a response, which throws an <c>HttpRequestException</c> when it is checked.</param>
internal sealed class ThrownInstead(Rewrite rewrite, TypeNames names, SendCall send, bool answersWithResponse)
{
    private const string Status = "HttpRequestException";
    private const string Cancelled = nameof(OperationCanceledException);

    private readonly string _failure = send.Call.Library switch
    {
        HttpLibrary.WebClient or HttpLibrary.WebRequest => "WebException",
        HttpLibrary.Flurl => "FlurlHttpException",
        _ => Status,
    };

    public string TimeLimit => names.Of("SciLlm", "SciLlmTimeoutException");

    /// <summary>Whether a type is what libraries throw when their time is over, and when they are cancelled.</summary>
    public static bool IsTimeLimit(TypeSyntax type) => IsNamed(type, nameof(TaskCanceledException));

    /// <summary>Whether a type is that, or the one it derives from.</summary>
    public static bool IsCutShort(TypeSyntax type) => IsTimeLimit(type) || IsNamed(type, Cancelled);

    /// <summary>Whether a type is the failure of the library that the call was made with.</summary>
    public bool IsFailure(TypeSyntax type) => IsNamed(type, _failure);

    /// <summary>What comes in place of a type that is waited for; null when the call has nothing to do with it.</summary>
    /// <param name="tellsTimeLimits">Whether another handler takes what runs out of time.</param>
    public IReadOnlyList<string>? OfFailure(TypeSyntax type, TryStatementSyntax around, bool tellsTimeLimits)
    {
        if (!IsFailure(type))
            return null;
        var failure = names.Of("SciLlm", "SciLlmException");
        List<string> expected = [tellsTimeLimits ? $"({failure} and not {TimeLimit})" : failure];
        if (answersWithResponse && _failure != Status)
            expected.Insert(0, names.Of("System.Net.Http", Status));
        if (answersWithResponse && _failure == Status || tellsTimeLimits || MayElseThrow(around.Block))
            expected.Insert(0, type.ToString());
        return expected;
    }

    /// <summary>A call that is cancelled ends with the wider of the two exceptions, unless another place waits for that already.</summary>
    public string OfCancellation(TypeSyntax type, TryStatementSyntax around)
    {
        var isWaitedFor = around.Catches.SkipWhile(clause => !clause.Span.Contains(type.Span)).Any(static clause => clause.Declaration is { } declaration && IsNamed(declaration.Type, Cancelled))
            || type.FirstAncestorOrSelf<CatchFilterClauseSyntax>()?.DescendantNodes().OfType<TypeSyntax>().Any(static asked => IsNamed(asked, Cancelled)) == true;
        return isWaitedFor || !MayBeCancelled(around.Block) ? type.ToString() : names.Of("System", Cancelled);
    }

    private bool MayBeCancelled(BlockSyntax block) => block.DescendantNodes().OfType<ArgumentSyntax>().Any(argument =>
        argument.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(CancellationToken.None) }
        && rewrite.Model.GetTypeInfo(argument.Expression, rewrite.Cancellation).Type is { Name: nameof(CancellationToken) });

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

    private static bool IsNamed(TypeSyntax type, string name) => type.SimpleName()?.Identifier.ValueText == name;
}
