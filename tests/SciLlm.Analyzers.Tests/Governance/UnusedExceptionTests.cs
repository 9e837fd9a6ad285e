using Test = SciLlm.Analyzers.Tests.Governance.ExceptionsTest<SciLlm.Analyzers.Governance.UnusedExceptionAnalyzer>;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class UnusedExceptionTests
{
    private const string InItsFolder = "build_property.ProjectDir = /0/";
    private const string InACheck = "build_property.SciLlmAnalysis = true";

    [Fact]
    public Task ReportsTheRow_WhenItsRulesFindNothingInItsFiles() => Test.InRows("""
        | SCILLM201 | Test0.cs | note.md | team | 2026-12-31 |
        [|| SCILLM202 | Test0.cs | note.md | team | 2026-12-31 ||]
        [|| SCILLM201 | ImplicitUsings.cs | note.md | team | 2026-12-31 ||]
        | Transport | Test0.cs | note.md | team | 2026-12-31 |
        [|| SCILLM202 | Test0.cs | note.md | team | 2026-11-30 ||]
        """);

    [Fact]
    public Task IsSilent_WhenAnotherProjectMayHaveSuchFiles() => Test.InRows("""
        | SCILLM202 | *.cs | note.md | team | 2026-12-31 |
        | SCILLM202 | Elsewhere.cs | note.md | team | 2026-12-31 |
        """);

    [Theory]
    [InlineData(InItsFolder)]
    [InlineData(InACheck)]
    public Task ReportsAPattern_WhenNoOtherProjectIsMeant_OrAllAreHeard(string properties) => Test.InRows(
        """
        [|| SCILLM202 | *.cs | note.md | team | 2026-12-31 ||]
        | SCILLM201 | **/*.cs | note.md | team | 2026-12-31 |
        | SCILLM202 | Elsewhere.cs | note.md | team | 2026-12-31 |
        """,
        properties: properties);

    [Fact]
    public Task IsSilent_WhenPartsOfTheFileAreForAnotherTarget() => Test.InRows(
        "| SCILLM202 | Test0.cs | note.md | team | 2026-12-31 |",
        source: "#if NETFRAMEWORK\nnew HttpClient().GetAsync(\"https://api.openai.com/v1/models\");\n#endif\n");

    [Theory]
    [InlineData("#pragma warning disable SCILLM201\n", "")]
    [InlineData("", "[*.cs]\ndotnet_diagnostic.SCILLM202.severity = none")]
    public Task EntryIsUsed_WhenItAllowsASuppression(string before, string settings) => Test.InRows(
        $"| SCILLM20{(settings.Length > 0 ? 2 : 1)} | Test0.cs | note.md | team | 2026-12-31 |", before + Test.RawCall, settings);
}
