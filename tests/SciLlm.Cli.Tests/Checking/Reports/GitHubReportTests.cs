using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;

namespace SciLlm.Cli.Tests.Checking.Reports;

public sealed class GitHubReportTests
{
    [Fact]
    public void EachViolationIsACommand_WithWhatGitHubReadsSpeciallyEscaped()
    {
        var lines = Reported.By(output => new GitHubReport(output, new PathDisplay("/repo"))).TrimEnd().Split('\n');

        Assert.Equal(
            [
                "::warning file=src/A B.cs,line=3,endLine=3,col=12,endColumn=21,title=SCILLM201::'PostAsync' calls 100%25 directly,%0Asays a:b",
                "::notice file=src/A B.cs,line=4,endLine=6,title=SCILLM205::'PostAsync' calls 100%25 directly,%0Asays a:b",
                "::error file=/elsewhere/B.cs,title=SCILLM101::'PostAsync' calls 100%25 directly,%0Asays a:b",
                "::error file=b.csproj,title=not checked::it does not build:%0A    B.cs(1,1): error CS1002",
                "::warning file=x.sh,title=not read::it is a binary file.",
                "skipped: f.fsproj: it is F#.",
            ],
            lines[..^1]);
        Assert.StartsWith("2 violations of 2 rules in 2 files (not counted: 1 note, 1 covered by EXCEPTIONS.md, 1 suppressed in the code, 1 in the baseline);", lines[^1]);
    }

    [Fact]
    public void ColonsAndCommasOfPropertiesAreEscaped()
    {
        var result = CheckResult.Empty with { Found = [Reported.Raw with { Path = "/repo/a,b:c.cs" }] };

        Assert.StartsWith("::warning file=a%2Cb%3Ac.cs,line=3", Reported.By(output => new GitHubReport(output, new PathDisplay("/repo")), result));
    }
}
