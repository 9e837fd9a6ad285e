using System.Xml.Linq;

namespace SciLlm.Analyzers.Survey;

/// <summary>One C# project as a folder shows it: its sources and the projects beside it that it references.</summary>
internal sealed record SourceProject(string Name, string Folder, IReadOnlyList<string> Sources, IReadOnlyList<string> References)
{
    private static readonly string[] SkippedFolders = ["bin", "obj", "node_modules", ".git", ".vs"];

    /// <summary>Every project under a folder; sources that belong to none form one project of their own.</summary>
    public static IReadOnlyList<SourceProject> Find(string root)
    {
        var sources = Walk(root).ToList();
        var projectFiles = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(SkippedFolders).Any())
            .OrderBy(static file => file, StringComparer.Ordinal)
            .ToList();
        var owners = projectFiles.ToLookup(static file => Path.GetDirectoryName(file)!);
        var byOwner = sources.ToLookup(source => Owner(source, owners));
        return
        [
            .. projectFiles.GroupBy(static file => Path.GetDirectoryName(file)!).Select(group => new SourceProject(
                Path.GetFileNameWithoutExtension(group.First()), group.Key, [.. byOwner[group.Key]], ProjectReferences(group.First()))),
            .. byOwner[""].Any() ? [new SourceProject("(no project)", root, [.. byOwner[""]], [])] : Array.Empty<SourceProject>(),
        ];
    }

    private static string Owner(string source, ILookup<string, string> owners)
    {
        for (var folder = Path.GetDirectoryName(source); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (owners.Contains(folder))
                return folder;
        }
        return "";
    }

    private static string[] ProjectReferences(string projectFile)
    {
        try
        {
            return
            [
                .. XDocument.Load(projectFile).Descendants()
                    .Where(static element => element.Name.LocalName == "ProjectReference")
                    .Select(element => element.Attribute("Include")?.Value)
                    .OfType<string>()
                    .Select(include => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(projectFile)!, include.Replace('\\', '/'))))
                    .Select(static file => Path.GetDirectoryName(file)!),
            ];
        }
        catch (System.Xml.XmlException)
        {
            // A project file nobody can load references nothing; its sources are still read.
            return [];
        }
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs").OrderBy(static file => file, StringComparer.Ordinal))
            yield return file;
        foreach (var child in Directory.EnumerateDirectories(folder).OrderBy(static child => child, StringComparer.Ordinal))
        {
            if (SkippedFolders.Contains(Path.GetFileName(child)) || new DirectoryInfo(child).LinkTarget is not null)
                continue;
            foreach (var file in Walk(child))
                yield return file;
        }
    }
}
