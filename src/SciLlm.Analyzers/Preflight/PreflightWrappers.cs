namespace SciLlm.Analyzers.Preflight;

/// <summary>
/// The user's own methods that make a preflight and little else, so that calling one is making a preflight. A method that goes on to do the work is
/// none: what fails in it may be anything.
/// </summary>
internal sealed class PreflightWrappers
{
    private const int MaxDepth = 2;
    private const int MaxStatements = 8;

    private readonly SemanticModels _models;
    private readonly PreflightSymbols _preflight;
    private readonly Lazy<HashSet<string>> _names;

    public PreflightWrappers(SemanticModels models, PreflightSymbols preflight)
    {
        (_models, _preflight) = (models, preflight);
        _names = new(() => CallersByName.Closure(PreflightSymbols.Names, models.Trees, MaxDepth));
    }

    /// <summary>The preflight call behind a call of such a method; null where there is none.</summary>
    public InvocationExpressionSyntax? PreflightBehind(InvocationExpressionSyntax call, CancellationToken cancellation) => PreflightBehind(call, MaxDepth, cancellation);

    private InvocationExpressionSyntax? PreflightBehind(InvocationExpressionSyntax call, int depth, CancellationToken cancellation) =>
        depth > 0 && call.Expression.SimpleName() is { Identifier.ValueText: var name } && _names.Value.Contains(name)
            ? _models.Callees(call, cancellation)
                .SelectMany(callee => _models.StandIns((callee.ReducedFrom ?? callee).OriginalDefinition, cancellation))
                .SelectMany(method => _models.Declarations(method, cancellation))
                .Where(DoesLittleElse)
                .SelectMany(static method => ExecutedCode.Calls(method, whoseFailureLeaves: true))
                .Select(inner => PreflightSymbols.MayBeCall(inner) && _preflight.IsCall(inner, _models.For(inner), cancellation)
                    ? inner
                    : PreflightBehind(inner, depth - 1, cancellation))
                .FirstOrDefault(static inner => inner is not null)
            : null;

    private static bool DoesLittleElse(SyntaxNode method) =>
        method.DescendantNodes().OfType<StatementSyntax>().Where(static statement => statement is not BlockSyntax).ToList() is var statements
        && statements.Count <= MaxStatements && !statements.Exists(Loops.IsLoop);
}
