using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
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

    /// <summary>A project with all it references.</summary>
    public CSharpCompilation Of(SourceProject project)
    {
        if (_referenced.TryGetValue(project, out var known))
            return known;
        _inTheMaking.Add(project);
        var references = projects.ReferencedBy(project);
        var hasClient = project.HasClient || references.Any(static reference => reference.HasClient);
        var compilation = CSharpCompilation.Create(
            project.Name,
            [.. Parse(project)],
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
