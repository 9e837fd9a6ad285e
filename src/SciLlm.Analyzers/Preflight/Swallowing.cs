namespace SciLlm.Analyzers.Preflight;

/// <summary>A place where a failure ends without its caller learning of it.</summary>
/// <param name="Place">The keyword or name to point at.</param>
/// <param name="Call">What failed, by the name of the call.</param>
/// <param name="How">How it is swallowed, as the end of a sentence; may be empty.</param>
internal readonly record struct Swallowing(SyntaxToken Place, string Call, string How)
{
    /// <summary>The clauses that end what a call throws, from the innermost <c>try</c> outwards.</summary>
    public static IEnumerable<Swallowing> ByCatches(
        InvocationExpressionSyntax call, FailureTypes failures, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var around in TriesAround(call))
        {
            var goesOn = true;
            foreach (var clause in around.Catches.Where(clause => failures.IsCaughtBy(clause, cancellation)))
            {
                var verdict = CatchVerdict.Of(clause, failures, model, cancellation);
                if (verdict.How is { } how)
                    yield return new(clause.CatchKeyword, call.Expression.SimpleName()!.Identifier.ValueText, how);
                if (failures.EndsAt(clause, cancellation))
                {
                    goesOn = verdict.Rethrows;
                    break;
                }
            }
            if (!goesOn)
                yield break;
        }
    }

    /// <summary><c>SanityPreflightAsync(…).ContinueWith(…)</c> whose function takes no notice of the fault.</summary>
    public static Swallowing? ByContinuation(InvocationExpressionSyntax call)
    {
        if (call.Parent is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "ContinueWith" } name, Parent: InvocationExpressionSyntax continuation }
            || continuation.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault() is not { } lambda)
            return null;
        var task = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var first, ..] } => first.Identifier.ValueText,
            _ => null,
        };
        return FailureUses.Of(lambda, task) == FailureUse.HandedOn
            ? null
            : new(name.Identifier, call.Expression.SimpleName()!.Identifier.ValueText, " by a continuation that drops the fault");
    }

    /// <summary>Out to the function's end, and through a function that is run in place, as in <c>Task.Run(() => …)</c>.</summary>
    private static IEnumerable<TryStatementSyntax> TriesAround(SyntaxNode call)
    {
        for (var node = call; node.Parent is { } parent; node = parent)
        {
            if (parent is LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax
                || parent is AnonymousFunctionExpressionSyntax && !IsRunInPlace(parent))
                yield break;
            if (parent is TryStatementSyntax around && around.Block == node)
                yield return around;
        }
    }

    private static bool IsRunInPlace(SyntaxNode function) =>
        function.Parent?.Parent?.Parent is InvocationExpressionSyntax run
        && run.Expression.SimpleName()?.Identifier.ValueText is "Run" or "StartNew" or "ExecuteAsync" or "Execute";
}
