using System.Xml;
using SciLlm.Cli.Checking.Sources.ProjectFiles;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>What a compilation needs to know of a project, for one target framework, as far as its files say without a build.</summary>
/// <param name="Path">The project file; the folder, or the file, where C# belongs to no project.</param>
/// <param name="Sources">The full paths of its C# files.</param>
internal sealed record SourceProject(string Path, string Framework, IReadOnlyList<string> Sources)
{
    /// <summary>The project files it references.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Directives that a build would add to every file.</summary>
    public string GlobalUsings { get; init; } = "";

    /// <summary>Whether it references the package SciLlm itself.</summary>
    public bool HasClient { get; init; }

    /// <summary>Its own SciLlmEnforcement.</summary>
    public string Enforcement { get; init; } = "";

    /// <summary>The day that exceptions are judged by; empty for today.</summary>
    public string Today { get; init; } = "";

    /// <summary>Diagnostics it turns off.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>Global configuration files that it names.</summary>
    public IReadOnlyList<string> ConfigFiles { get; init; } = [];

    public string Folder => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path)!;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>C# that belongs to no project, which may be meant for anything that compiles it.</summary>
    public static SourceProject OfNoProject(string path, IReadOnlyList<string> sources) => new(path, "", sources)
    {
        Symbols = ["DEBUG", "TRACE", "NET", "NETCOREAPP", "NET8_0_OR_GREATER", "UNITY_2020_1_OR_NEWER"],
        GlobalUsings = ProjectFiles.GlobalUsings.OfNoProject,
    };

    /// <summary>A project, once for each of its target frameworks.</summary>
    /// <exception cref="XmlException">The project file is not XML.</exception>
    public static IEnumerable<SourceProject> Read(string path) =>
        TargetFrameworks.Of(ProjectText.Read(path, "")).Select(framework => Read(ProjectText.Read(path, framework), framework));

    private static SourceProject Read(ProjectText project, string framework) => new(project.Path, framework, SourcesOf(project))
    {
        References = [.. Files(project, "ProjectReference").Where(File.Exists)],
        Symbols = [.. TargetFrameworks.Symbols(framework), "DEBUG", "TRACE", .. List(project.Property("DefineConstants"))],
        GlobalUsings = ProjectFiles.GlobalUsings.Of(project),
        HasClient = project.Items("PackageReference").Any(item => item.Include.Contains("SciLlm", StringComparer.OrdinalIgnoreCase)),
        Enforcement = project.Property("SciLlmEnforcement"),
        Today = project.Property("SciLlmToday"),
        NoWarn = [.. List(project.Property("NoWarn"))],
        ConfigFiles = [.. Files(project, "GlobalAnalyzerConfigFiles"), .. Files(project, "EditorConfigFiles")],
    };

    private static IReadOnlyList<string> SourcesOf(ProjectText project)
    {
        var isListed = project.Sdks.Count == 0 || project.Property("EnableDefaultCompileItems") == "false" || project.Property("EnableDefaultItems") == "false";
        var sources = isListed ? [] : FileGlob.Without(project.Folder, SourceFiles.OfProject(project.Folder), [.. List(project.Property("DefaultItemExcludes"))]).ToList();
        foreach (var item in project.Items("Compile"))
        {
            sources.AddRange(FileGlob.Find(project.Folder, item.Include, item.Exclude));
            sources = [.. FileGlob.Without(project.Folder, sources, item.Remove)];
        }
        return [.. sources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Files(ProjectText project, string type) =>
        project.Items(type).SelectMany(item => item.Include).Select(file => System.IO.Path.GetFullPath(file.Replace('\\', '/'), project.Folder));

    private static string[] List(string text) => text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
