using System.Text.Json;
using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Tests.Checking;

public sealed class SarifLogTests
{
    [Fact]
    public void ResultIsReadWithItsPlace_WhenTheCompilerReportsOne()
    {
        var results = Read("""
            { "ruleId": "SCILLM201", "ruleIndex": 0, "level": "error", "message": { "text": "'PostAsync' calls it directly" },
              "locations": [ { "physicalLocation": {
                "artifactLocation": { "uri": "file:///src/with%20space/A%23.cs" },
                "region": { "startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 21 } } } ] }
            """);

        Assert.Equal([new SarifResult("SCILLM201", Severity.Error, "'PostAsync' calls it directly", "/src/with space/A#.cs", 3, 12, 3, 21)], results);
    }

    [Theory]
    [InlineData("\"level\": \"error\",", nameof(Severity.Error))]
    [InlineData("\"level\": \"warning\",", nameof(Severity.Warning))]
    [InlineData("\"level\": \"note\",", nameof(Severity.Info))]
    [InlineData("", nameof(Severity.Warning))]
    public void SeverityIsTheLevel_AndAWarningWithoutOne(string level, string expected)
    {
        var result = Assert.Single(Read($$"""{ "ruleId": "SCILLM201", {{level}} "message": { "text": "m" } }"""));

        Assert.Equal(Enum.Parse<Severity>(expected), result.Severity);
        Assert.Null(result.Path);
    }

    [Theory]
    [InlineData("""{ "kind": "inSource", "properties": { "suppressionType": "Pragma Directive" } }""", nameof(SuppressionKind.InSource), null)]
    [InlineData("""{ "kind": "inSource", "justification": "old", "properties": { "suppressionType": "SuppressMessageAttribute" } }""", nameof(SuppressionKind.InSource), "old")]
    [InlineData(
        """{ "kind": "inSource", "properties": { "suppressionType": "DiagnosticSuppressor { Suppression Id: SCILLMX201, Suppression Justification: docs/a, b.md }" } }""",
        nameof(SuppressionKind.Exception), "docs/a, b.md")]
    public void SuppressionIsReadWithItsJustification(string suppression, string kind, string? justification)
    {
        var result = Assert.Single(Read($$"""{ "ruleId": "SCILLM201", "message": { "text": "m" }, "suppressions": [ {{suppression}} ] }"""));

        Assert.Equal(new Suppression(Enum.Parse<SuppressionKind>(kind), justification), result.Suppression);
    }

    [Theory]
    [InlineData("""{ "runs": [ { "results": [""")]
    [InlineData("""{ "runs": [ { "results": [ { "message": "no rule" } ] } ] }""")]
    [InlineData("[]")]
    public void ReadingFails_WhenTheLogIsNoneOfACompiler(string text)
    {
        using var folder = new ScratchFolder();
        var log = folder.Write("a.sarif", text);

        Assert.ThrowsAny<JsonException>(() => SarifLog.Read(log));
    }

    private static IReadOnlyList<SarifResult> Read(string result)
    {
        using var folder = new ScratchFolder();
        return SarifLog.Read(folder.Write("a.sarif", $$"""{ "version": "2.1.0", "runs": [ { "results": [ {{result}} ] } ] }"""));
    }
}
