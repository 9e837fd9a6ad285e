using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One round of fixing: one diagnostic, or all of a scope.</summary>
internal interface IFixStep
{
    /// <summary>Applies one fix to the first diagnostic that has one.</summary>
    Task<FixStepResult> ApplyAsync(
        Solution solution,
        ImmutableArray<ProjectDiagnostic> fixable,
        int iteration,
        IVerifier verifier,
        CancellationToken cancellationToken);
}

/// <summary>What a round of fixing made.</summary>
/// <param name="HadAction">Whether a fix was offered at all.</param>
/// <param name="Changed">Whether the fix made another solution.</param>
/// <param name="Failure">What is wrong with the syntax it built.</param>
internal sealed record FixStepResult(Solution Solution, bool HadAction, bool Changed, string? Failure);
