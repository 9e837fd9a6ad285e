using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Init;

/// <summary>All that makes a repository keep to the paved path, as far as it is not there yet.</summary>
internal static class InitPlan
{
    private static readonly string Settings = $"""
        # SciLLM: 'scillm rules' lists the rules, and {RuleCatalogue.All[0].HelpLinkUri.Split('#')[0]} explains them.
        [*]
        # The furthest an entry of EXCEPTIONS.md may be ahead.
        scillm.max_exception_days = 90
        # Hosts and paths of your own that are LLM endpoints, too:
        # scillm.endpoint_hosts = llm.example.com
        # scillm.endpoint_paths = internal/generate

        """;

    private const string Exceptions = """
        # Exceptions from the SciLLM rules

        What is listed here is not reported until its date has passed. 'scillm rules SCILLM901' says more.

        | Rule | Path | Reason | Owner | Expires |
        |---|---|---|---|---|

        """;

    /// <param name="version">Of the packages that are referenced.</param>
    /// <param name="analyzersOnly">The rules without the client.</param>
    public static IReadOnlyList<FileEdit> Of(InitFolder folder, string version, bool analyzersOnly) =>
        [.. new PackageStep(folder, version, analyzersOnly).Plan(), .. SettingsStep(folder), .. ExceptionsStep(folder), .. WorkflowStep(folder)];

    private static IEnumerable<FileEdit> SettingsStep(InitFolder folder)
    {
        var file = TextFile.Read(folder.Nearest(".editorconfig") ?? folder.File(".editorconfig"));
        if (file.Text?.Contains("scillm.", StringComparison.OrdinalIgnoreCase) != true)
            yield return new(file, file.Append(Settings));
    }

    private static IEnumerable<FileEdit> ExceptionsStep(InitFolder folder)
    {
        if (folder.Nearest("EXCEPTIONS.md") is null)
            yield return new(TextFile.Read(folder.File("EXCEPTIONS.md")), Exceptions);
    }

    private static IEnumerable<FileEdit> WorkflowStep(InitFolder folder)
    {
        var workflows = Path.Combine(folder.Top, ".github", "workflows");
        var existing = Directory.Exists(workflows) ? Directory.EnumerateFiles(workflows).Where(static file => Path.GetExtension(file) is ".yml" or ".yaml") : [];
        if (existing.Any(static file => File.ReadAllText(file).Contains("scillm check", StringComparison.Ordinal)))
            yield break;
        var checkedFolder = Path.GetRelativePath(folder.Top, folder.Path).Replace('\\', '/');
        // A name that is taken is somebody's file, whatever is in it.
        var free = Enumerable.Range(1, int.MaxValue).Select(static number => number == 1 ? "scillm.yml" : $"scillm-{number}.yml").First(name => !File.Exists(Path.Combine(workflows, name)));
        yield return new(TextFile.Read(Path.Combine(workflows, free)), Workflow.Text.Replace("scillm check .", $"scillm check {checkedFolder}", StringComparison.Ordinal));
    }
}
