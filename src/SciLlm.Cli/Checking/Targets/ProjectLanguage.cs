namespace SciLlm.Cli.Checking.Targets;

/// <summary>What a project file says about its language by its name.</summary>
internal static class ProjectLanguage
{
    private static readonly Dictionary<string, (string Language, bool BuildsAnywhere)> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        [".fsproj"] = ("F#", true),
        [".vbproj"] = ("Visual Basic", true),
        [".vcxproj"] = ("C++", false),
        [".sqlproj"] = ("SQL", false),
        [".pyproj"] = ("Python", false),
        [".njsproj"] = ("JavaScript", false),
        [".esproj"] = ("JavaScript", false),
        [".wixproj"] = ("an installer", false),
        [".wapproj"] = ("an installer", false),
        [".vdproj"] = ("an installer", false),
        [".dcproj"] = ("Docker Compose", false),
        [".sfproj"] = ("Service Fabric", false),
        [".ccproj"] = ("a cloud service", false),
        [".dtproj"] = ("Integration Services", false),
        [".rptproj"] = ("Reporting Services", false),
    };

    public static bool IsCSharp(string path) => Path.GetExtension(path).Equals(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a project whose code these rules do not read.</summary>
    public static bool IsOther(string path) => Others.ContainsKey(Path.GetExtension(path));

    /// <summary>Whether <c>dotnet build</c> has all it needs for it on every machine.</summary>
    public static bool BuildsAnywhere(string path) => !Others.TryGetValue(Path.GetExtension(path), out var other) || other.BuildsAnywhere;

    public static Unchecked Skipped(string path) => new(path, $"it is {Others[Path.GetExtension(path)].Language}; these rules read C# and scripts.");
}
