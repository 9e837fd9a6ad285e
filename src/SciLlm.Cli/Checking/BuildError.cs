using System.Text.RegularExpressions;

namespace SciLlm.Cli.Checking;

/// <summary>An error of the user's own build.</summary>
/// <param name="Project">The project or solution it belongs to; null when the build did not say.</param>
/// <param name="Framework">The target framework it was built for; null when the project has one only.</param>
/// <param name="Text">As the build printed it, without the project.</param>
internal sealed partial record BuildError(string? Project, string? Framework, string? Code, string Text)
{
    /// <summary>Reads the lines of an MSBuild log in the order they came, each error once.</summary>
    public static IReadOnlyList<BuildError> Parse(IEnumerable<string> lines) =>
        [.. lines.Select(line => Line().Match(line)).Where(match => match.Success).Select(Read).Distinct()];

    /// <summary>What a build said that ended before it could report errors: which SDK is missing, or else its last line.</summary>
    public static string LastWords(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] aboutSdk = [.. lines.Where(static line => MissingSdk().IsMatch(line))];
        return aboutSdk.Length > 0 ? string.Join(' ', aboutSdk) : lines.LastOrDefault() ?? "dotnet build failed and said nothing.";
    }

    private static BuildError Read(Match match)
    {
        var origin = match.Groups["origin"].Value.Trim();
        var owner = match.Groups["project"].Success ? match.Groups["project"].Value : null;
        var framework = match.Groups["framework"].Success ? match.Groups["framework"].Value : null;
        // Restore says which project it speaks of where others say the file; what stands in brackets is the solution then.
        if (origin.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && PathText.IsFull(origin))
            owner = origin;

        var code = match.Groups["code"].Success ? match.Groups["code"].Value : null;
        var place = origin.Length == 0 || origin == owner || origin == "MSBUILD" ? "" : origin + match.Groups["place"].Value + ": ";
        return new BuildError(owner, framework, code, $"{place}error {(code is null ? "" : code + ": ")}{match.Groups["message"].Value}");
    }

    [GeneratedRegex("^(A compatible .NET SDK was not found|No .NET SDKs were found|Requested SDK version: |global.json file: |Install the )")]
    private static partial Regex MissingSdk();

    [GeneratedRegex(
        """
        ^\s*(\d+(:\d+)?>)?                                      # the node that printed it
        (?<origin>.*?)(?<place>\([\d,\-]+\))?\s*:?\s*           # the file
        \berror\s+((?<code>[A-Za-z]+\d+)\s*)?:\s*
        (?<message>.*?)
        (\s*\[(?<project>[^\[\]]+?)(::TargetFramework=(?<framework>[^\[\]]+))?\])?\s*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
