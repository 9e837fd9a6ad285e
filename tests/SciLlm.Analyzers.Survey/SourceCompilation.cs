using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SciLlm.Analyzers.Survey;

/// <summary>Compiles sources as they lie there: framework references only, whatever else is missing tolerated.</summary>
internal static class SourceCompilation
{
    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: ["NET", "NETCOREAPP", "NET8_0_OR_GREATER", "UNITY_2020_1_OR_NEWER"]);

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations);

    public static IReadOnlyList<MetadataReference> FrameworkReferences { get; } = LoadFramework();

    /// <summary>The compilations of all projects under a folder, in the order of their names, references between them included.</summary>
    public static IEnumerable<CSharpCompilation> OfFolder(string root)
    {
        var projects = SourceProject.Find(root);
        var compilations = projects.ToDictionary(
            static project => project.Folder,
            static project => CSharpCompilation.Create(project.Name, project.Sources.Select(Parse).Append(CSharpSyntaxTree.ParseText(ImplicitUsings.Text, ParseOptions)),
                FrameworkReferences, Options));
        foreach (var project in projects)
        {
            var referenced = Closure(project, projects).Select(static other => other.Folder)
                .Select(folder => compilations[folder].ToMetadataReference());
            yield return compilations[project.Folder].AddReferences(referenced);
        }
    }

    private static IEnumerable<SourceProject> Closure(SourceProject project, IReadOnlyList<SourceProject> all)
    {
        var seen = new HashSet<string> { project.Folder };
        var pending = new Queue<SourceProject>([project]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var reference in all.Where(other => next.References.Contains(other.Folder) && seen.Add(other.Folder)))
            {
                pending.Enqueue(reference);
                yield return reference;
            }
        }
    }

    private static SyntaxTree Parse(string path)
    {
        using var stream = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream), ParseOptions, path);
    }

    private static PortableExecutableReference[] LoadFramework() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(AspNetCore())
            .Where(static file => Path.GetFileName(file) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll"))
            .DistinctBy(Path.GetFileName)
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    private static string[] AspNetCore()
    {
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var folder = core.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [];
    }
}
