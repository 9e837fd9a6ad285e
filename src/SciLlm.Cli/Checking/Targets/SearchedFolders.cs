namespace SciLlm.Cli.Checking.Targets;

/// <summary>Which folders can have what a team wrote, by their names: outputs, packages, environments and caches have what tools put there.</summary>
internal static class SearchedFolders
{
    private static readonly string[] WithoutCode = ["bin", "obj", "node_modules", "artifacts"];

    private static readonly HashSet<string> WithoutScripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "artifacts", "node_modules", "bower_components", "site-packages", "venv", "__pycache__", "vendor", "packages", "TestResults",
    };

    /// <summary>Folders whose name starts with a dot, and that hold what a team wrote.</summary>
    private static readonly HashSet<string> WithScripts = new(StringComparer.OrdinalIgnoreCase)
    {
        ".github", ".gitlab", ".circleci", ".azure", ".azuredevops", ".azure-pipelines", ".buildkite", ".devcontainer", ".ci", ".scripts", ".husky",
    };

    /// <summary>Whether C# and its projects are looked for in it. An Artifacts with a capital is a part of a program.</summary>
    public static bool MayHaveCode(string name) => !name.StartsWith('.') && !WithoutCode.Contains(name);

    public static bool MayHaveScripts(string name) => name.StartsWith('.') ? WithScripts.Contains(name) : !WithoutScripts.Contains(name);
}
