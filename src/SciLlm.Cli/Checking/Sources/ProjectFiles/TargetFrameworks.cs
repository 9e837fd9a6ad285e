using System.Globalization;
using System.Text.RegularExpressions;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>The target frameworks of a project, and the symbols that each defines.</summary>
internal static partial class TargetFrameworks
{
    private static readonly int[] Modern = [5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly string[] Core = ["1.0", "1.1", "2.0", "2.1", "2.2", "3.0", "3.1"];
    private static readonly string[] Standard = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1"];
    private static readonly string[] Framework = ["2.0", "3.5", "4.0", "4.5", "4.5.1", "4.5.2", "4.6", "4.6.1", "4.6.2", "4.7", "4.7.1", "4.7.2", "4.8", "4.8.1"];

    /// <summary>In the project's order; one empty name when it does not say.</summary>
    public static IReadOnlyList<string> Of(ProjectText project)
    {
        if (project.Property("TargetFrameworks") is { Length: > 0 } several)
            return [.. several.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (project.Property("TargetFramework") is { Length: > 0 } one)
            return [one];
        return project.Property("TargetFrameworkVersion") is ['v', .. var version] ? ["net" + version.Replace(".", "", StringComparison.Ordinal)] : [""];
    }

    public static IEnumerable<string> Symbols(string framework)
    {
        var name = framework.ToLowerInvariant();
        if (Name().Match(name) is not { Success: true } match)
            return ["NET", "NETCOREAPP"];
        var (family, version) = (match.Groups["family"].Value, match.Groups["version"].Value);
        return family switch
        {
            "netstandard" => [.. Upwards("NETSTANDARD", version, Standard)],
            "netcoreapp" => [.. Upwards("NETCOREAPP", version, Core)],
            _ when version.Contains('.', StringComparison.Ordinal) => [.. ModernSymbols(version, match.Groups["system"].Value)],
            _ => [.. Upwards("NET", string.Join('.', version.ToCharArray()), Framework)],
        };
    }

    private static IEnumerable<string> Upwards(string family, string version, string[] all)
    {
        string Symbol(string number) => family + (family == "NET" ? number.Replace(".", "", StringComparison.Ordinal) : number.Replace('.', '_'));
        yield return family == "NET" ? "NETFRAMEWORK" : family;
        yield return Symbol(version);
        foreach (var number in all.Take(Array.IndexOf(all, version) + 1))
            yield return Symbol(number) + "_OR_GREATER";
    }

    private static IEnumerable<string> ModernSymbols(string version, string system)
    {
        yield return "NET";
        yield return "NETCOREAPP";
        yield return "NET" + version.Replace('.', '_');
        foreach (var number in Core)
            yield return $"NETCOREAPP{number.Replace('.', '_')}_OR_GREATER";
        var major = int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture);
        foreach (var number in Modern.Where(number => number <= major))
            yield return $"NET{number}_0_OR_GREATER";
        if (system.Length > 0)
            yield return system.ToUpperInvariant();
    }

    [GeneratedRegex(@"^(?<family>netstandard|netcoreapp|net)(?<version>\d+(\.\d+)?)(-(?<system>[a-z]+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
