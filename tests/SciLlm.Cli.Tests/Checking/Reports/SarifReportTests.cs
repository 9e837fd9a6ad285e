using System.Text.Json;
using SciLlm.Cli.Catalogue;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;
using SciLlm.Json;

namespace SciLlm.Cli.Tests.Checking.Reports;

public sealed class SarifReportTests
{
    private static readonly JsonElement Log = Read(Reported.Everything);
    private static readonly JsonElement Run = Log.GetProperty("runs")[0];
    private static readonly JsonElement[] Results = [.. Run.GetProperty("results").EnumerateArray()];

    [Fact]
    public void LogHasWhatTheFormatRequires_AndNothingItDoesNotKnow()
    {
        var schema = JsonSchema.Parse(SarifSchema.Text);

        Assert.Empty(schema.Validate(Log));
        Assert.NotEmpty(schema.Validate(JsonDocument.Parse("""{ "version": "2.1.0", "runs": [ { "results": [] } ] }""").RootElement));
    }

    [Fact]
    public void ResultsAreAllThere_InTheirOrder_InOneRun()
    {
        Assert.Equal(1, Log.GetProperty("runs").GetArrayLength());
        Assert.Equal(["warning", "note", "error", "warning", "warning", "warning"], Results.Select(result => result.GetProperty("level").GetString()));
    }

    [Fact]
    public void PlaceIsRelativeToTheRoot_WithBothColumns()
    {
        Assert.Equal(
            """{"artifactLocation":{"uri":"src/A%20B.cs","uriBaseId":"%SRCROOT%"},"region":{"startLine":3,"startColumn":12,"endLine":3,"endColumn":21}}""",
            JsonSerializer.Serialize(Place(Results[0])));
        Assert.Equal("""{"artifactLocation":{"uri":"file:///elsewhere/B.cs"}}""", JsonSerializer.Serialize(Place(Results[2])));
        Assert.Equal("file:///repo/", Run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString());
    }

    [Fact]
    public void RuleIsTheOneItsIndexSays_AndExplainsItself()
    {
        var rules = Run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.Equal(RuleCatalogue.All.Count, rules.GetArrayLength());
        Assert.All(Results, result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.All(rules.EnumerateArray(), rule =>
        {
            Assert.EndsWith("#" + rule.GetProperty("id").GetString()!.ToLowerInvariant(), rule.GetProperty("helpUri").GetString());
            Assert.NotEqual(rule.GetProperty("shortDescription").GetProperty("text").GetString(), rule.GetProperty("help").GetProperty("markdown").GetString());
        });
    }

    [Fact]
    public void SuppressionHasItsKindAndJustification()
    {
        Assert.Equal("""[{"kind":"external","justification":"docs/legacy.md"}]""", JsonSerializer.Serialize(Results[3].GetProperty("suppressions")));
        Assert.Equal("""[{"kind":"inSource"}]""", JsonSerializer.Serialize(Results[4].GetProperty("suppressions")));
        Assert.Equal("unchanged", Results[5].GetProperty("baselineState").GetString());
        Assert.Equal("new", Results[0].GetProperty("baselineState").GetString());
    }

    [Fact]
    public void AlikeLinesHaveFingerprintsOfTheirOwn()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("A.cs", "Post();\nPost();\n");
        var log = Read(CheckResult.Empty with { Found = [new("SCILLM201", Severity.Warning, file, 1, 1, "m"), new("SCILLM201", Severity.Warning, file, 2, 1, "m")] }, folder.Path);

        var fingerprints = log.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!.Split(':')).ToList();

        Assert.Equal(fingerprints[0][0], fingerprints[1][0]);
        Assert.Equal(["1", "2"], fingerprints.Select(parts => parts[1]));
    }

    [Fact]
    public void WhatWasNotCheckedIsANotification()
    {
        var invocation = Run.GetProperty("invocations")[0];

        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(
            ["error", "warning", "note"],
            invocation.GetProperty("toolExecutionNotifications").EnumerateArray().Select(notification => notification.GetProperty("level").GetString()));
    }

    private static JsonElement Read(CheckResult result, string root = "/repo") =>
        JsonDocument.Parse(Reported.By(output => new SarifReport(output, root), result)).RootElement;

    private static JsonElement Place(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation");
}
