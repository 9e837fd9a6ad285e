using System.Text.RegularExpressions;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Scripts;

/// <summary><c>scillm check</c> over a tree that has nothing to build.</summary>
/// <param name="tool">The path of its dll.</param>
internal sealed partial class ScriptScan(string tool)
{
    public async Task<double> TimeAsync(string folder) => (await RunAsync(folder)).Milliseconds;

    public async Task<IReadOnlyList<Hit>> HitsAsync(string folder) =>
    [
        .. Violation().Matches((await RunAsync(folder)).Output)
            .Select(static match => new Hit(match.Groups["file"].Value.Replace('\\', '/'), int.Parse(match.Groups["line"].Value), match.Groups["message"].Value.Trim())),
    ];

    private Task<(double Milliseconds, string Output)> RunAsync(string folder) => TimedProcess.RunAsync(folder, "dotnet", [tool, "check", "--no-build", "."], 0, 1);

    [GeneratedRegex(@"^(?<file>.+?)\((?<line>\d+),\d+\): \w+ SCILLM204: (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex Violation();
}
