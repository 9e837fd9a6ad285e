using SciLlm.Cli.Checking.Baselines;
using SciLlm.Cli.Checking.Reports;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Checking;

/// <summary>What a check leaves: its result in the format asked for, and files.</summary>
/// <param name="Format">text, github or json.</param>
/// <param name="Sarif">Where everything is written as SARIF; null for nowhere.</param>
/// <param name="Baseline">What names the violations to let through; null for none.</param>
/// <param name="WrittenBaseline">Where the violations of today are written for checks to come; null for nowhere.</param>
internal sealed record CheckOutputs(string Format, string? Sarif, string? Baseline, string? WrittenBaseline)
{
    /// <returns>The exit code.</returns>
    public int Write(CheckResult result, CheckTarget target)
    {
        // A new baseline names what an old one named, too.
        if (WrittenBaseline is not null)
            result = Baselines.Baseline.Write(WrittenBaseline, result);
        else if (Baseline is not null)
            result = Baselines.Baseline.Apply(Baseline, result);
        // First, so that nothing is lost when the log cannot be written.
        Report().Write(result);
        if (Sarif is not null)
        {
            using var log = File.CreateText(Sarif);
            new SarifReport(log, Repository(target)).Write(result);
        }
        return result.ExitCode;
    }

    private ICheckReport Report() => Format switch
    {
        "json" => new JsonReport(Console.Out, new PathDisplay(Environment.CurrentDirectory)),
        "github" => new GitHubReport(Console.Out, new PathDisplay(Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") ?? Environment.CurrentDirectory)),
        _ => new TextReport(Console.Out, new PathDisplay(Environment.CurrentDirectory)),
    };

    // The folder itself when it is in no repository.
    private static string Repository(CheckTarget target)
    {
        for (var folder = target.Folder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }
        return target.Folder;
    }
}
