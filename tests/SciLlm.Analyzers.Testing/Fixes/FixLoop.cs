using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Repeats a step until nothing is left to fix, and counts the rounds.</summary>
internal sealed class FixLoop(AnalyzedSolutions analyzed, FixChoice choice, CodeFixTestBehaviors behaviors)
{
    public async Task<(Solution Solution, string? Failure)> RunAsync(
        Solution solution, IFixStep step, IterationLimit limit, IVerifier verifier, CancellationToken cancellationToken)
    {
        var previous = ImmutableArray<ProjectDiagnostic>.Empty;
        string? failure = null;
        var applied = 0;
        for (var iteration = 0; applied <= limit.Count; iteration++)
        {
            var reported = await analyzed.DiagnosticsOfAsync(solution, cancellationToken).ConfigureAwait(false);
            if (SamePlaces(reported, previous))
            {
                break;
            }

            previous = reported;
            var fixable = Fixable(solution, reported, verifier);
            var result = await step.ApplyAsync(solution, fixable, iteration, verifier, cancellationToken).ConfigureAwait(false);
            applied += result.HadAction ? 1 : 0;
            failure ??= result.Failure;
            solution = result.Solution;
            if (!result.Changed || behaviors.HasFlag(CodeFixTestBehaviors.FixOne))
            {
                break;
            }
        }

        return (solution, failure ?? limit.Violation(applied));
    }

    private ImmutableArray<ProjectDiagnostic> Fixable(Solution solution, ImmutableArray<ProjectDiagnostic> reported, IVerifier verifier)
    {
        var fixable = reported
            .Where(found => choice.CanFix(found.Diagnostic) && solution.GetDocument(found.Diagnostic.Location.SourceTree) is not null)
            .ToImmutableArray();
        if (!behaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck))
        {
            verifier.True(
                fixable.All(found => found.IsLocal), "Code fix is attempting to provide a fix for a non-local analyzer diagnostic");
        }

        return behaviors.HasFlag(CodeFixTestBehaviors.FixOne) ? [.. fixable.Take(1)] : fixable;
    }

    /// <summary>Also true when there is nothing to fix at the start.</summary>
    private static bool SamePlaces(ImmutableArray<ProjectDiagnostic> left, ImmutableArray<ProjectDiagnostic> right) =>
        left.Select(Place).SequenceEqual(right.Select(Place));

    private static (ProjectId, string, Text.TextSpan) Place(ProjectDiagnostic found) =>
        (found.Project, found.Diagnostic.Id, found.Diagnostic.Location.SourceSpan);
}
