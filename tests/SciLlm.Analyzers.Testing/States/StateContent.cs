using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares states by what their files say.</summary>
internal static class StateContent
{
    public static bool Differs(SolutionState before, SolutionState after) =>
        DiffersInProject(before, after)
        || before.AdditionalProjects.Count != after.AdditionalProjects.Count
        || before.AdditionalProjects.Any(
            project => !after.AdditionalProjects.TryGetValue(project.Key, out var other) || DiffersInProject(project.Value, other));

    public static bool DiffersInProject(ProjectState before, ProjectState after) =>
        !SameFiles(before.Sources, after.Sources)
        || !SameFiles(before.AdditionalFiles, after.AdditionalFiles)
        || !SameFiles(before.AnalyzerConfigFiles, after.AnalyzerConfigFiles);

    public static bool SameFiles(SourceFileCollection left, SourceFileCollection right) =>
        left.Count == right.Count
        && left.Zip(right).All(pair => pair.First.filename == pair.Second.filename && SameText(pair.First.content, pair.Second.content));

    public static bool SameText(SourceText left, SourceText right) =>
        ReferenceEquals(left, right)
        || (Equals(left.Encoding, right.Encoding) && left.ChecksumAlgorithm == right.ChecksumAlgorithm && left.ContentEquals(right));
}
