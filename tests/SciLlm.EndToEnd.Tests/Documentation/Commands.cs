using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Documentation;

/// <summary>The commands that README.md and rules.md give, line by line.</summary>
internal static class Commands
{
    /// <summary>What no test types, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotRun { get; } = new Dictionary<string, string>
    {
        ["dotnet run --project src/SciLlm.Cli -- check tests/Samples/DevOpsPipeline"] = "it builds the repository; the packed tool checks the same sample in PictureTests",
        ["dotnet test"] = "that is this run",
        ["dotnet pack -c Release -o packages"] = "PackedFeed packs, with a version of its own",
        ["dotnet nuget add source \"$PWD/packages\" --name scillm"] = "it changes the machine; the projects of the tests name the source themselves",
        ["dotnet tool install --global SciLlm.Cli"] = "it changes the machine; PackedFeed installs the tool into a folder",
        ["scillm serve --port 8080"] = "it runs until it is stopped, and that port may be taken; Server starts one at a free port",
        ["export CHUTES_API_BASE=http://127.0.0.1:8080/v1 CHUTES_API_KEY=any-key CHUTES_MODEL_ID=test-model"] = "the server of the tests has another port; they set the same variables",
    };

    public static IReadOnlyList<string> Documented { get; } = [.. new[] { "README.md", "rules.md" }.SelectMany(InPage).Distinct()];

    public static IReadOnlyList<string> Run { get; } = [.. Documented.Where(static command => !NotRun.ContainsKey(command))];

    private static IEnumerable<string> InPage(string page) =>
        from block in Regex.Matches(File.ReadAllText(Path.Combine(PackedFeed.RepositoryRoot, page)).ReplaceLineEndings("\n"), "```bash\n(?<lines>.*?)\n```", RegexOptions.Singleline)
        where !IsSampleOfAScript(block.Groups["lines"].Value)
        from line in block.Groups["lines"].Value.Split('\n')
        select line.Trim();

    // rules.md shows scripts too: what SCILLM204 reports, and what it does not.
    private static bool IsSampleOfAScript(string lines) => !lines.Split('\n').All(static line => Regex.IsMatch(line, "^(scillm|dotnet|export|echo) "));
}
