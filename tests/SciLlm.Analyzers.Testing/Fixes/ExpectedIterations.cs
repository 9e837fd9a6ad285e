using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How many rounds each way of fixing takes where the test does not say.</summary>
internal sealed class ExpectedIterations(
    SolutionState before, SolutionState fixedState, SolutionState batchFixed, ImmutableArray<string> fixableIds)
{
    private IEnumerable<DiagnosticResult> Fixable => before.ExpectedDiagnostics.Where(expected => fixableIds.Contains(expected.Id));

    /// <summary>At most one for each diagnostic.</summary>
    public int Incremental => StateContent.Differs(before, fixedState) ? -Fixable.Count() : 0;

    /// <summary>At most one for each document with a diagnostic.</summary>
    public int InDocument => StateContent.DiffersInProject(before, batchFixed)
        ? -Fixable.Select(expected => expected.HasLocation ? expected.Spans[0].Span.Path : "").Distinct().Count()
        : 0;

    /// <summary>At most one for each project that changes.</summary>
    public int InProject => -before.AdditionalProjects
        .Select(project => StateContent.DiffersInProject(project.Value, batchFixed.AdditionalProjects[project.Key]))
        .Append(StateContent.DiffersInProject(before, batchFixed))
        .Count(differs => differs);

    /// <summary>One.</summary>
    public int InSolution => StateContent.Differs(before, batchFixed) ? -1 : 0;
}
