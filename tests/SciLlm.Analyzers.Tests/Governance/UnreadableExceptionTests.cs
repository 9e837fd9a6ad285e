using Test = SciLlm.Analyzers.Tests.Governance.ExceptionsTest<SciLlm.Analyzers.Governance.UnreadableExceptionAnalyzer>;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class UnreadableExceptionTests
{
    [Theory]
    [InlineData("| [|SCILLM999|] | Test0.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| [|SCILLM201, Nonsense|] | Test0.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| [|,|] | Test0.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| [|SCILLM901|] | Test0.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| SCILLM201 | [|../Test0.cs|] | note.md | team | 2026-12-31 |")]
    [InlineData("""| SCILLM201 | [|C:\Test0.cs|] | note.md | team | 2026-12-31 |""")]
    [InlineData("| SCILLM201 | Test0.cs |[| |]| team | 2026-12-31 |")]
    [InlineData("| SCILLM201 | Test0.cs | note.md |[||]| 2026-12-31 |")]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team |[| |]|")]
    [InlineData("[|| SCILLM201 | Test0.cs | note.md | team ||]")]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | [|31.12.2026|] |")]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | [|2026-12-32|] |")]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | [|never|] |")]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | [|2027-03-02|] |")]
    public Task ReportsTheCell(string row) => Test.InRows(row);

    [Theory]
    [InlineData("| SCILLM201 | Test0.cs | note.md | team | 2027-03-01 |")]
    [InlineData("| scillm201,SCILLM101 | **/*.cs | note.md | team | 2026-12-31 |")]
    [InlineData("| `SCILLM201` | `Test?.cs` | note.md | team | `2026-12-31` |")]
    [InlineData("| Transport | ./src/ | note.md | team | 2026-12-31 |")]
    [InlineData("SCILLM201|Test0.cs|a \\| b|team|2026-12-31")]
    [InlineData("| | | | | |")]
    public Task IsSilent_WhenTheRowCanBeRead(string row) => Test.InRows(row);

    [Fact]
    public Task TheEditorConfigSaysHowFarIsTooFar() => Test.InRows(
        """
        | SCILLM201 | Test0.cs | note.md | team | 2026-12-11 |
        | SCILLM201 | Test0.cs | note.md | team | [|2026-12-12|] |
        """,
        settings: "[*.md]\nscillm.max_exception_days = 10");
}
