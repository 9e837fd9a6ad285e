using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;

namespace SciLlm.Cli.Tests.Checking.Reports;

public sealed class TextReportTests
{
    private static readonly Violation Raw = new("SCILLM201", Severity.Warning, "/repo/src/A.cs", 3, 12, "'PostAsync' calls it directly");

    [Fact]
    public void ViolationsComeFileByFile_ThenWhatToDo_ThenTheSums()
    {
        var text = Write(Result(
            Raw,
            Raw with { RuleId = "SCILLM101", Severity = Severity.Error, Line = 4 },
            Raw with { RuleId = "SCILLM303", Severity = Severity.Info, Path = "/elsewhere/B.cs" }));

        Assert.StartsWith(
            """
            src/A.cs(3,12): warning SCILLM201: 'PostAsync' calls it directly
            src/A.cs(4,12): error SCILLM101: 'PostAsync' calls it directly

            /elsewhere/B.cs(3,12): info SCILLM303: 'PostAsync' calls it directly

            What to do
              SCILLM101 (1): 
            """.TrimEnd(' '),
            text);
        Assert.Contains("'scillm rules SCILLM201' explains it.", text);
        Assert.EndsWith("2 violations of 2 rules in 1 file (not counted: 1 note); 1 project checked in 1.5 s.\n", text);
    }

    [Fact]
    public void SummaryAloneIsWritten_WhenThereIsNothingToReport() =>
        Assert.Equal("No violations; 1 project checked in 1.5 s.\n", Write(Result()));

    [Fact]
    public void ExceptionsAreCountedAndNotListed()
    {
        var text = Write(Result(Raw with { Severity = Severity.Info }, Raw with { Line = 9, Suppression = new(SuppressionKind.Exception, "docs/legacy.md") }));

        Assert.DoesNotContain("(9,12)", text);
        Assert.EndsWith("No violations (not counted: 1 note, 1 covered by EXCEPTIONS.md); 1 project checked in 1.5 s.\n", text);
    }

    [Fact]
    public void WhatWasNotCheckedIsNamedWithItsReason()
    {
        var text = Write(Result() with
        {
            Unchecked = [new Unchecked("/repo/b/b.csproj", "it does not build.")],
            OptedOut = ["/repo/c.csproj"],
            Unread = [new Unchecked("/repo/s/x.sh", "it is a binary file.")],
            Skipped = [new Unchecked("/repo/f/f.fsproj", "it is F#.")],
            Notes = ["Said about repo."],
        });

        Assert.Equal(
            """
            not checked: b/b.csproj: it does not build.
            not checked: c.csproj: it sets SciLlmEnforcement to 'off'.
            not read: s/x.sh: it is a binary file.
            skipped: f/f.fsproj: it is F#.
            Put right what is not checked and run scillm again, or let --no-build read the sources as they are.
            Said about repo.
            No violations; 1 project checked, 1 not checked in 1.5 s.

            """,
            text);
    }

    [Theory]
    [InlineData(ProjectReading.Build, "known by name only: loose; built: the rest.")]
    [InlineData(ProjectReading.Sources, "known by name only: everything; built: nothing.")]
    public void WhichWayAProjectWasReadIsSaid_WhenOneWasNotBuilt(object other, string expected)
    {
        CheckedProject[] projects =
        [
            new("/repo/a.csproj", "net10.0", HasClient: false, [], []) { Reading = (ProjectReading)other },
            new("/repo/loose", "", HasClient: false, [], []) { Reading = ProjectReading.Sources },
        ];

        Assert.Contains(expected, Write(Result() with { Checked = projects }));
    }

    [Fact]
    public void PathsOfACopyAreShownAsThoseItWasMadeFrom()
    {
        var output = new StringWriter { NewLine = "\n" };
        new TextReport(output, new PathDisplay("/repo", text => text.Replace("/copy", "", StringComparison.Ordinal)))
            .Write(Result() with { Unchecked = [new Unchecked("/copy/repo/b.csproj", "see /copy/repo/B.cs(1,1), /copy/else/C.cs(1,1)")] });

        Assert.StartsWith("not checked: b.csproj: see B.cs(1,1), /else/C.cs(1,1)\n", output.ToString());
    }

    [Fact]
    public void NothingIsNotCalledClean() =>
        Assert.Equal("Nothing was looked at; 0 projects checked in 1.5 s.\n", Write(Result() with { Checked = [] }));

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 2)]
    [InlineData(false, true, 2)]
    public void ExitCodeTellsWhatHappened(bool violations, bool failure, int expected)
    {
        var result = Result(violations ? [Raw] : []) with { Unchecked = failure ? [new Unchecked("/repo/b.csproj", "r")] : [] };

        Assert.Equal(expected, result.ExitCode);
    }

    private static CheckResult Result(params Violation[] violations) =>
        new(violations, [], [new CheckedProject("/repo/a.csproj", "net10.0", HasClient: false, [], violations)], [], TimeSpan.FromSeconds(1.5));

    private static string Write(CheckResult result)
    {
        var output = new StringWriter { NewLine = "\n" };
        new TextReport(output, new PathDisplay("/repo")).Write(result);
        return output.ToString();
    }
}
