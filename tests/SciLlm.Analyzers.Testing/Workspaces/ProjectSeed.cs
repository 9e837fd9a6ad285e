using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// An empty project per set of references, with its compilation made. Solutions forked from it keep the bound references,
/// which saves binding some 170 assemblies in every test.
/// </summary>
internal sealed class ProjectSeed
{
    private static readonly AdhocWorkspace Workspace = new();
    private static readonly ConcurrentDictionary<string, Lazy<ProjectSeed>> Known = new(StringComparer.Ordinal);

    // Held here because a solution may let its compilations go.
    private readonly Compilation? _compilation;

    private ProjectSeed(string name, string language, IEnumerable<MetadataReference> references)
    {
        ProjectId = ProjectId.CreateNewId(name);
        Solution = Workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(ProjectId, VersionStamp.Default, name, name, language, metadataReferences: references));
        _compilation = Solution.GetProject(ProjectId)!.GetCompilationAsync().GetAwaiter().GetResult();

        // Looking up any type binds the references.
        _compilation?.GetSpecialType(SpecialType.System_Object);
    }

    public ProjectId ProjectId { get; }

    public Solution Solution { get; }

    public static ProjectSeed For(string name, string language, ImmutableArray<MetadataReference> references)
    {
        var shared = references.Select(ReferenceCache.Share).Distinct().ToArray();
        var paths = shared.OfType<PortableExecutableReference>().Select(reference => reference.FilePath).OfType<string>().ToArray();
        return paths.Length < shared.Length
            ? new ProjectSeed(name, language, shared)
            : Known.GetOrAdd(
                string.Join(Path.PathSeparator, [name, language, .. paths]),
                _ => new Lazy<ProjectSeed>(() => new ProjectSeed(name, language, shared))).Value;
    }
}
