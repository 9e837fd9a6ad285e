using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Fixes a project in every way an IDE can, and compares each result with what was expected of it.</summary>
internal sealed class FixVerification(
    AnalyzedSolutions analyzed, FixChoice choice, FixApplication application, CodeFixTestBehaviors behaviors)
{
    private readonly FixLoop _loop = new(analyzed, choice, behaviors);

    public Task VerifyEachAsync(
        Project project, SolutionState expected, int iterations, IVerifier verifier, CancellationToken cancellationToken) =>
        VerifyAsync(
            project,
            expected,
            new FixEachDiagnostic(choice, application),
            iterations,
            verifier.PushContext("Iterative code fix application"),
            cancellationToken);

    public async Task VerifyFixAllAsync(
        Project project, SolutionState expected, ImmutableArray<FixAllRun> runs, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var (scope, iterations, skip) in runs)
        {
            if (!behaviors.HasFlag(skip))
            {
                var step = new FixAllInScope(scope, choice, application, analyzed, behaviors.HasFlag(CodeFixTestBehaviors.FixOne));
                var scoped = verifier.PushContext($"Fix all in {scope.ToString().ToLowerInvariant()}");
                await VerifyAsync(project, expected, step, iterations, scoped, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task VerifyAsync(
        Project project, SolutionState expected, IFixStep step, int iterations, IVerifier verifier, CancellationToken cancellationToken)
    {
        var limit = IterationLimit.Of(iterations);
        var (solution, failure) = await _loop.RunAsync(project.Solution, step, limit, verifier, cancellationToken).ConfigureAwait(false);

        // The text first: a wrong text explains a wrong count, not the other way round.
        var actual = solution.GetProject(project.Id)!;
        await FixedStateComparison.VerifyAsync(expected, actual, verifier, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            verifier.Fail(failure);
        }
    }
}

/// <summary>Fix-all in one scope, how often it is applied, and what leaves it out.</summary>
internal sealed record FixAllRun(FixAllScope Scope, int Iterations, CodeFixTestBehaviors Skip);
