namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>What runs when a piece of code runs: not the functions it only declares or hands over, but those it awaits in place.</summary>
internal static class ExecutedCode
{
    /// <summary>Calls whose function argument runs before they are done, awaited or not.</summary>
    private static readonly ImmutableHashSet<string> RunningInPlace = ImmutableHashSet.Create("Run", "StartNew", "Execute", "ExecuteAsync", "ForEach");

    /// <param name="code">The code that runs; a function counts as run itself.</param>
    /// <param name="whoseFailureLeaves">Without the calls whose every failure ends in a <c>catch</c> inside the code.</param>
    public static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode code, bool whoseFailureLeaves) => code
        .DescendantNodesAndSelf(node => node == code || node switch
        {
            LocalFunctionStatementSyntax => false,
            AnonymousFunctionExpressionSyntax function => IsRunInPlace(function),
            BlockSyntax { Parent: TryStatementSyntax around } block => !whoseFailureLeaves || around.Block != block || !EndsEveryFailure(around),
            _ => true,
        })
        .OfType<InvocationExpressionSyntax>();

    /// <summary>Whether whatever fails in a <c>try</c> goes no further.</summary>
    public static bool EndsEveryFailure(TryStatementSyntax around) => around.Catches.Any(static clause => CatchesEverything(clause) && !Throws(clause.Block));

    private static bool CatchesEverything(CatchClauseSyntax clause) =>
        clause.Filter is null && clause.Declaration?.Type.SimpleName() is null or { Identifier.ValueText: nameof(Exception) };

    /// <summary>Whether code throws, if only in some case, or calls something that does nothing else.</summary>
    public static bool Throws(SyntaxNode code) => code
        .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax
            || node is InvocationExpressionSyntax call && call.Expression.SimpleName()?.Identifier.ValueText is { } name
                && (name.StartsWith("Throw", StringComparison.Ordinal) && name != nameof(CancellationToken.ThrowIfCancellationRequested) || name is "FailFast" or "Rethrow"));

    private static bool IsRunInPlace(AnonymousFunctionExpressionSyntax function) => function.Ancestors()
        .TakeWhile(static ancestor => ancestor is not (StatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax))
        .Any(static ancestor => ancestor is AwaitExpressionSyntax
            || ancestor is InvocationExpressionSyntax call && call.Expression.SimpleName() is { } name && RunningInPlace.Contains(name.Identifier.ValueText));
}
