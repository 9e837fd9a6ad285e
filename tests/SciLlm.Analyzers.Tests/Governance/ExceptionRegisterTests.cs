using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.Governance;

namespace SciLlm.Analyzers.Tests.Governance;

/// <summary>Which entry covers what, and until when.</summary>
public sealed class ExceptionRegisterTests
{
    private const string Head = "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n";

    [Theory]
    [InlineData("SCILLM201", "/repo/src/Legacy/Gateway.cs", true)]
    [InlineData("SCILLM201", "/repo/src/Legacy/Deep/Gateway.cs", true)]
    [InlineData("SCILLM201", @"\repo\src\Legacy\Gateway.cs", true)]
    [InlineData("SCILLM202", "/repo/src/Legacy/Gateway.cs", false)]
    [InlineData("SCILLM201", "/repo/src/Gateway.cs", false)]
    [InlineData("SCILLM201", "/repo/src/Legacy/Gateway.fs", false)]
    [InlineData("SCILLM201", "/elsewhere/src/Legacy/Gateway.cs", false)]
    public void CoversWhatItNames_AndNothingElse(string rule, string path, bool covers) =>
        Assert.Equal(covers, Register("2026-12-01", ("/repo/EXCEPTIONS.md", "| SCILLM201 | src/Legacy/**/*.cs | note.md | team | 2026-12-31 |")).Covering(rule, path) is not null);

    [Theory]
    [InlineData("2026-12-30", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    [InlineData("", false)]
    [InlineData("today", false)]
    public void CoversUntilTheEndOfItsLastDay(string today, bool covers) =>
        Assert.Equal(covers, Register(today, ("/repo/EXCEPTIONS.md", "| SCILLM201 | a.cs | note.md | team | 2026-12-31 |")).Covering("SCILLM201", "/repo/a.cs") is not null);

    [Fact]
    public void TheEntryIsTheJustification() => Assert.Equal(
        "note.md (owner team, until 2026-12-31, EXCEPTIONS.md line 3)",
        Register("2026-12-01", ("/repo/EXCEPTIONS.md", "| SCILLM201 | a.cs | note.md | team | 2026-12-31 |")).Covering("SCILLM201", "/repo/a.cs")?.Justification);

    [Fact]
    public void NearestFileThatHasAnEntryDecides()
    {
        var register = Register(
            "2026-12-01",
            ("/repo/EXCEPTIONS.md", "| SCILLM201 | **/*.cs | far | team | 2026-12-31 |\n| SCILLM202 | **/*.cs | far | team | 2026-12-31 |"),
            ("/repo/src/EXCEPTIONS.md", "| SCILLM201 | *.cs | near | team | 2026-12-24 |\n| SCILLM202 | a.cs | near | team | 2026-11-24 |"));

        Assert.Equal("near", register.Covering("SCILLM201", "/repo/src/a.cs")?.Reason);
        Assert.Equal("far", register.Covering("SCILLM201", "/repo/lib/a.cs")?.Reason);
        Assert.Equal("far", register.Covering("SCILLM202", "/repo/src/b.cs")?.Reason);
        Assert.Null(register.Covering("SCILLM202", "/repo/src/a.cs"));
    }

    [Fact]
    public void EntryThatStillHoldsCovers_BesideOneThatHasEnded() => Assert.Equal(
        "new",
        Register("2026-12-01", ("/repo/EXCEPTIONS.md", "| SCILLM201 | a.cs | old | team | 2026-11-24 |\n| SCILLM201 | a.cs | new | team | 2026-12-24 |"))
            .Covering("SCILLM201", "/repo/a.cs")?.Reason);

    private static ExceptionRegister Register(string today, params (string Path, string Rows)[] pages) => ExceptionRegister.Of(
        new AnalyzerOptions([.. pages.Select(static page => new AdditionalFile(page.Path, Head + page.Rows))], new BuildProperties(("SciLlmToday", today))),
        CancellationToken.None);
}
