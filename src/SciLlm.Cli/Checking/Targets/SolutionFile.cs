using System.Text.Json;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace SciLlm.Cli.Checking.Targets;

/// <summary>The projects of a solution, in each of its formats.</summary>
internal static class SolutionFile
{
    public static bool Is(string path) => IsFilter(path) || IsWhole(path);

    /// <summary>Whether it is a solution and no part of one.</summary>
    public static bool IsWhole(string path) => Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx";

    /// <summary>The full paths of its projects in all languages, in their order; none when it cannot be read, which a build explains better.</summary>
    public static IReadOnlyList<string> Projects(string path)
    {
        try
        {
            if (IsFilter(path))
                return FilteredProjects(path);
            var solution = SolutionSerializers.GetSerializerByMoniker(path)!.OpenAsync(path, CancellationToken.None).GetAwaiter().GetResult();
            return [.. solution.SolutionProjects.Select(project => Full(project.FilePath, path))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SolutionException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static bool IsFilter(string path) => Path.GetExtension(path).Equals(".slnf", StringComparison.OrdinalIgnoreCase);

    private static List<string> FilteredProjects(string path)
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var solution = filter.RootElement.GetProperty("solution");
        var whole = Full(solution.GetProperty("path").GetString()!, path);
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Full(project.GetString()!, whole))];
    }

    private static string Full(string path, string solution) =>
        Path.GetFullPath(path.Replace('\\', Path.DirectorySeparatorChar), Path.GetDirectoryName(solution)!);
}
