using System.Text.Json;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Reports;

namespace SciLlm.Cli.Tests.Checking.Reports;

public sealed class JsonReportTests
{
    private static readonly JsonElement Report = JsonDocument.Parse(Reported.By(output => new JsonReport(output, new PathDisplay("/repo")))).RootElement;

    [Fact]
    public void DiagnosticHasTheDocumentedMembers()
    {
        Assert.Equal(
            """{"rule":"SCILLM201","severity":"warning","path":"src/A B.cs","line":3,"column":12,"endLine":3,"endColumn":21,"message":"'PostAsync' calls 100% directly,\nsays a:b","suppressed":false,"suppressedBy":null,"justification":null,"fixable":true}""",
            Compact(Report.GetProperty("diagnostics")[0]));
    }

    [Fact]
    public void WhatIsLetThroughIsMarked_WithWhatLetsIt()
    {
        var suppressed =
            from diagnostic in Report.GetProperty("diagnostics").EnumerateArray()
            where diagnostic.GetProperty("suppressed").GetBoolean()
            select $"{diagnostic.GetProperty("suppressedBy")}: {diagnostic.GetProperty("justification")}";

        Assert.Equal(["exception: docs/legacy.md", "source: ", "baseline: "], suppressed);
    }

    [Fact]
    public void SummarySaysHowEachProjectWasRead_AndWhatWasNot() => Assert.Equal(
        """{"exitCode":2,"violations":2,"notes":1,"suppressed":3,"projects":[{"path":"a.csproj","framework":"net10.0","read":"build"},{"path":"loose","framework":"","read":"sources"}],"scripts":2,"unchecked":[{"path":"b.csproj","reason":"it does not build:\n    B.cs(1,1): error CS1002"}],"unread":[{"path":"x.sh","reason":"it is a binary file."}],"skipped":[{"path":"f.fsproj","reason":"it is F#."}],"optedOut":[],"messages":[],"seconds":1.5}""",
        Compact(Report.GetProperty("summary")));

    private static string Compact(JsonElement element) =>
        JsonSerializer.Serialize(element, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
