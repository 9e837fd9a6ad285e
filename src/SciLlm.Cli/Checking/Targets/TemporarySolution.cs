using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SciLlm.Cli.Checking.Targets;

/// <summary>A solution over projects that have none, so that one build restores and builds them all.</summary>
internal static class TemporarySolution
{
    private const string CSharpProject = "{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}";

    /// <summary>Writes it in the format that every SDK reads.</summary>
    public static void Write(string path, IReadOnlyList<string> projects)
    {
        var text = new StringBuilder("Microsoft Visual Studio Solution File, Format Version 12.00\n");
        foreach (var project in projects)
            text.Append($"Project(\"{CSharpProject}\") = \"{Name(project, projects)}\", \"{project}\", \"{Id(project)}\"\nEndProject\n");
        text.Append("Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tDebug|Any CPU = Debug|Any CPU\n\tEndGlobalSection\n");
        text.Append("\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n");
        foreach (var project in projects)
        {
            text.Append($"\t\t{Id(project)}.Debug|Any CPU.ActiveCfg = Debug|Any CPU\n");
            text.Append($"\t\t{Id(project)}.Debug|Any CPU.Build.0 = Debug|Any CPU\n");
        }
        text.Append("\tEndGlobalSection\nEndGlobal\n");
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Writes a filter that leaves out what this machine cannot build.</summary>
    public static void WriteFilter(string path, string solution, IReadOnlyList<string> projects)
    {
        var folder = Path.GetDirectoryName(solution)!;
        var filter = new { solution = new { path = solution, projects = projects.Select(project => Path.GetRelativePath(folder, project)) } };
        File.WriteAllText(path, JsonSerializer.Serialize(filter));
    }

    // A solution refuses two projects of one name.
    private static string Name(string project, IReadOnlyList<string> projects)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        return projects.Count(p => Path.GetFileNameWithoutExtension(p) == name) == 1 ? name : name + "-" + Id(project).Trim('{', '}');
    }

    private static string Id(string project) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(project)).AsSpan(0, 16)).ToString("B").ToUpperInvariant();
}
