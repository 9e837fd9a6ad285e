using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;

namespace SciLlm.Cli.Tests.Checking.Reports;

/// <summary>A result with something of everything, for what reports make of it.</summary>
internal static class Reported
{
    public static readonly Violation Raw = new("SCILLM201", Severity.Warning, "/repo/src/A B.cs", 3, 12, "'PostAsync' calls 100% directly,\nsays a:b") { EndLine = 3, EndColumn = 21 };

    public static CheckResult Everything { get; } = CheckResult.Empty with
    {
        Found =
        [
            Raw,
            Raw with { RuleId = "SCILLM205", Severity = Severity.Info, Line = 4, EndLine = 6 },
            Raw with { RuleId = "SCILLM101", Severity = Severity.Error, Line = 0, Column = 0, Path = "/elsewhere/B.cs" },
            Raw with { Line = 7, EndLine = 7, Suppression = new(SuppressionKind.Exception, "docs/legacy.md") },
            Raw with { Line = 8, EndLine = 8, Suppression = new(SuppressionKind.InSource, null) },
            Raw with { Line = 9, EndLine = 9, Suppression = new(SuppressionKind.Baseline, null) },
        ],
        Checked =
        [
            new CheckedProject("/repo/a.csproj", "net10.0", HasClient: false, [], []),
            new CheckedProject("/repo/loose", "", HasClient: false, [], []) { Reading = ProjectReading.Sources },
        ],
        Unchecked = [new Unchecked("/repo/b.csproj", "it does not build:\n    /repo/B.cs(1,1): error CS1002")],
        Unread = [new Unchecked("/repo/x.sh", "it is a binary file.")],
        Skipped = [new Unchecked("/repo/f.fsproj", "it is F#.")],
        Scripts = 2,
        Elapsed = TimeSpan.FromSeconds(1.5),
    };

    public static string By(Func<TextWriter, ICheckReport> report, CheckResult? result = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        report(output).Write(result ?? Everything);
        return output.ToString();
    }
}
