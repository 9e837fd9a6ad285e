using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Cli.Checking.Targets;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>Compiles sources as they lie there: with the frameworks and each other, whatever else is missing tolerated.</summary>
internal sealed class SourceCompilations(SourceProjects projects)
{
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations);

    private readonly Dictionary<SourceProject, CSharpCompilation> _referenced = [];
    private readonly HashSet<SourceProject> _inTheMaking = [];
    private readonly ConcurrentDictionary<string, Unchecked> _unread = [];

    /// <summary>Source files that could not be read, in the order of their paths.</summary>
    public IEnumerable<Unchecked> Unread => _unread.Values.OrderBy(static file => file.Path, StringComparer.Ordinal);

    /// <summary>All C# below a folder: its projects in the order of their paths, then what belongs to none.</summary>
    public static IEnumerable<CSharpCompilation> OfFolder(string folder)
    {
        var scan = FolderScan.Of(folder);
        var compilations = new SourceCompilations(new SourceProjects());
        foreach (var project in scan.Projects.SelectMany(compilations.Worthwhile))
            yield return compilations.Of(project);
        if (scan.LooseSources.Count > 0)
            yield return compilations.Of(SourceProject.OfNoProject(folder, scan.LooseSources));
    }

    /// <summary>A project for its first target framework, and for those that have other files or symbols that some file asks for: the rest would say the same again.</summary>
    public IEnumerable<SourceProject> Worthwhile(string path)
    {
        var frameworks = projects.Of(path);
        foreach (var framework in frameworks)
        {
            var first = frameworks[0];
            if (framework == first || !framework.Sources.SequenceEqual(first.Sources) || Of(first).SyntaxTrees.Any(IsConditional))
                yield return framework;
        }
    }

    /// <summary>A project with all it references.</summary>
    public CSharpCompilation Of(SourceProject project)
    {
        if (_referenced.TryGetValue(project, out var known))
            return known;
        _inTheMaking.Add(project);
        var references = projects.ReferencedBy(project);
        List<SyntaxTree> sources = [.. Parse(project)];
        var hasClient = project.HasClient || references.Any(static reference => reference.HasClient) || sources.Exists(NamesClient);
        var compilation = CSharpCompilation.Create(
            project.Name,
            sources,
            [
                .. FrameworkReferences.All,
                .. hasClient ? FrameworkReferences.Client : [],
                // Projects that reference each other in a circle do not build either; each sees the others as far as the circle is open.
                .. references.Where(reference => !_inTheMaking.Contains(reference)).Select(reference => Of(reference).ToMetadataReference()),
            ],
            Options);
        _inTheMaking.Remove(project);
        // Only the first target framework is what others reference.
        if (projects.Of(project.Path).FirstOrDefault() == project)
            _referenced[project] = compilation;
        return compilation;
    }

    private static bool IsConditional(SyntaxTree tree) =>
        tree.GetRoot() is { ContainsDirectives: true } root && root.GetFirstDirective(static directive => directive.IsKind(SyntaxKind.IfDirectiveTrivia)) is not null;

    private static bool NamesClient(SyntaxTree tree) => tree.GetCompilationUnitRoot().Usings.Any(static directive => directive.Name?.ToString() == nameof(SciLlm));

    private IEnumerable<SyntaxTree> Parse(SourceProject project)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: project.Symbols);
        return project.Sources.AsParallel().AsOrdered().Select(file => Parse(file, options)).OfType<SyntaxTree>()
            .Append(CSharpSyntaxTree.ParseText(project.GlobalUsings, options));
    }

    private SyntaxTree? Parse(string file, CSharpParseOptions options)
    {
        var (text, failure) = ScriptContent.Read(file);
        if (text is not null)
            return CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, file);
        _unread[file] = new Unchecked(file, failure!);
        return null;
    }
}
