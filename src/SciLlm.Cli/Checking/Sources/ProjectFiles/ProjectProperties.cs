using System.Text.RegularExpressions;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>The properties of a project while it is read, and the expressions that ask for them.</summary>
internal sealed partial class ProjectProperties
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _fixed = new(StringComparer.OrdinalIgnoreCase);

    public ProjectProperties(string project)
    {
        File = project;
        Set("MSBuildProjectFullPath", project);
        Set("MSBuildProjectFile", Path.GetFileName(project));
        Set("MSBuildProjectName", Path.GetFileNameWithoutExtension(project));
        Set("MSBuildProjectExtension", Path.GetExtension(project));
        Set("MSBuildProjectDirectory", Path.GetDirectoryName(project)!);
        Set("ProjectDir", Path.GetDirectoryName(project) + "/");
        Set("Configuration", "Debug");
        Set("Platform", "AnyCPU");
        Set("OS", OperatingSystem.IsWindows() ? "Windows_NT" : "Unix");
    }

    /// <summary>The file that is being read.</summary>
    public string File { get; set; }

    /// <summary>A property that nothing set comes from the environment, as in a build.</summary>
    public string this[string name] => name switch
    {
        "MSBuildThisFileDirectory" => Path.GetDirectoryName(File) + "/",
        "MSBuildThisFileFullPath" => File,
        "MSBuildThisFile" => Path.GetFileName(File),
        _ => _values.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name) ?? "",
    };

    public void Set(string name, string value)
    {
        if (!_fixed.Contains(name))
            _values[name] = Expand(value).Trim();
    }

    /// <summary>Sets what no file can change.</summary>
    public void Fix(string name, string value)
    {
        Set(name, value);
        _fixed.Add(name);
    }

    /// <summary>Puts in the values of properties; a function that is not known has none.</summary>
    public string Expand(string text)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
            return text;
        text = Plain().Replace(text, match => this[match.Groups["name"].Value]);
        text = Asked().Replace(text, match => Ask(this[match.Groups["name"].Value], match.Groups["method"].Value, match.Groups["argument"].Value));
        text = Above().Replace(text, match => FileAbove(match.Groups["file"].Value, Full(match.Groups["folder"].Value)) ?? "");
        return Unknown().Replace(text, "");
    }

    /// <summary>The nearest file of a name in a folder and those above it; null when there is none.</summary>
    public string? FileAbove(string name, string folder)
    {
        for (var above = Path.TrimEndingDirectorySeparator(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            if (System.IO.File.Exists(Path.Combine(above, name)))
                return Path.Combine(above, name);
        }
        return null;
    }

    private string Full(string folder) => Path.GetFullPath(folder.Length == 0 ? "." : folder.Replace('\\', '/'), Path.GetDirectoryName(File)!);

    private static string Ask(string value, string method, string argument) => (method switch
    {
        "StartsWith" => value.StartsWith(argument, StringComparison.Ordinal),
        "EndsWith" => value.EndsWith(argument, StringComparison.Ordinal),
        _ => value.Contains(argument, StringComparison.Ordinal),
    }).ToString();

    [GeneratedRegex(@"\$\((?<name>\w+)\)")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\$\((?<name>\w+)\.(?<method>StartsWith|EndsWith|Contains)\(['""`]?(?<argument>[^'""`)]*)['""`]?\)\)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*['""]?(?<file>[^'"",)]*)['""]?\s*(,\s*['""]?(?<folder>[^'"")]*)['""]?\s*)?\)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Above();

    [GeneratedRegex(@"\$\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Unknown();
}
