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

        Assert.Equal([new SarifResult("SCILLM201", Severity.Error, "'PostAsync' calls it directly", "/src/with space/A#.cs", 3, 12)], results);
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

    [Fact]
    public void ResultIsLeftOut_WhenItIsSuppressed() =>
        Assert.Empty(Read("""{ "ruleId": "SCILLM201", "message": { "text": "m" }, "suppressions": [ { "kind": "inSource" } ] }"""));

    [Fact]
    public void ReadingFails_WhenTheLogIsCutShort()
    {
        using var folder = new ScratchFolder();
        var log = folder.Write("a.sarif", """{ "runs": [ { "results": [""");

        Assert.ThrowsAny<JsonException>(() => SarifLog.Read(log));
    }

    private static IReadOnlyList<SarifResult> Read(string result)
    {
        using var folder = new ScratchFolder();
        return SarifLog.Read(folder.Write("a.sarif", $$"""{ "version": "2.1.0", "runs": [ { "results": [ {{result}} ] } ] }"""));
    }
}
