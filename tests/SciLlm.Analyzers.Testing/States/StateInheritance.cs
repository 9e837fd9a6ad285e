using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Completes a state from the one before it, so that a fixed state names only what changed.</summary>
internal static class StateInheritance
{
    public static SolutionState Apply(SolutionState state, SolutionState? before, ImmutableArray<string> fixableIds)
    {
        var (mode, markup) = Modes(state, before);
        var result = new SolutionState(state.Name, state.Language, state.DefaultPrefix, state.DefaultExtension)
        {
            InheritanceMode = StateInheritanceMode.Explicit,
            MarkupHandling = markup,
        };
        result.CopySettingsFrom(state);
        var source = mode == StateInheritanceMode.Explicit ? null : before;
        if (source is not null)
        {
            result.CopySettingsFrom(source);
        }

        Complete(result.Sources, state.Sources, source?.Sources);
        Complete(result.AdditionalFiles, state.AdditionalFiles, source?.AdditionalFiles);
        Complete(result.AnalyzerConfigFiles, state.AnalyzerConfigFiles, source?.AnalyzerConfigFiles);
        Complete(result.AdditionalProjectReferences, state.AdditionalProjectReferences, source?.AdditionalProjectReferences);
        Complete(result.AdditionalReferences, state.AdditionalReferences, source?.AdditionalReferences);
        Complete(result.ExpectedDiagnostics, state.ExpectedDiagnostics, source?.ExpectedDiagnostics.Where(Survives));
        var projects = state.AdditionalProjects.Count > 0 ? state.AdditionalProjects : source?.AdditionalProjects;
        foreach (var (name, project) in projects ?? state.AdditionalProjects)
        {
            result.AdditionalProjects.Add(name, project);
        }

        return result;

        bool Survives(DiagnosticResult expected) =>
            mode == StateInheritanceMode.AutoInheritAll || !fixableIds.Contains(expected.Id);
    }

    private static (StateInheritanceMode Mode, MarkupMode Markup) Modes(SolutionState state, SolutionState? before)
    {
        var (mode, markup) = before switch
        {
            null => (StateInheritanceMode.Explicit, MarkupMode.Allow),
            _ when ChangesContent(state, before) => (StateInheritanceMode.AutoInherit, MarkupMode.IgnoreFixable),
            _ => (StateInheritanceMode.AutoInheritAll, before.MarkupHandling ?? MarkupMode.Allow),
        };
        return (state.InheritanceMode ?? mode, state.MarkupHandling ?? markup);
    }

    private static bool ChangesContent(SolutionState state, SolutionState before)
    {
        var inherits = state.InheritanceMode != StateInheritanceMode.Explicit;
        var references = state.AdditionalReferences;
        return Changes(state.Sources, before.Sources)
            || Changes(state.AdditionalFiles, before.AdditionalFiles)
            || Changes(state.AnalyzerConfigFiles, before.AnalyzerConfigFiles)
            || ((!inherits || references.Count > 0) && !references.SequenceEqual(before.AdditionalReferences));

        bool Changes(SourceFileCollection files, SourceFileCollection filesBefore) =>
            (!inherits || files.Count > 0) && !StateContent.SameFiles(files, filesBefore);
    }

    private static void Complete<T>(List<T> target, List<T> own, IEnumerable<T>? inherited) =>
        target.AddRange(own.Count > 0 ? own : inherited ?? []);
}
