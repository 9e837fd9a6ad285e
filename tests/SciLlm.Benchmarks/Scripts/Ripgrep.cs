using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Scripts;

/// <summary>ripgrep, as the contract tells reviewers to run it.</summary>
internal static class Ripgrep
{
    public const string Pattern = @"extra_headers=|Authorization|x-api-key|/chat/completions|requests\.(get|post)\(";

    // Without colours and headings, as it prints into a pipe anyway; every file counts, as it does for us.
    private static readonly string[] Arguments = ["-n", Pattern, "-g", "!**/.venv/**", "."];

    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder =>
            File.Exists(Path.Combine(folder, "rg")) || File.Exists(Path.Combine(folder, "rg.exe")));

    public static async Task<double> TimeAsync(string folder) => (await RunAsync(folder)).Milliseconds;

    public static async Task<IReadOnlyList<Hit>> HitsAsync(string folder) =>
        [.. (await RunAsync(folder)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<Hit>()];

    private static Task<(double Milliseconds, string Output)> RunAsync(string folder) => TimedProcess.RunAsync(folder, "rg", Arguments, 0, 1);

    private static Hit? Parse(string line) =>
        line.Split(':', 3) is [var file, var number, var text] && int.TryParse(number, out var at) ? new Hit(file.Replace("./", ""), at, text.Trim()) : null;
}
