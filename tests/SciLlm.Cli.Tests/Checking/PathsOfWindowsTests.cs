using System.Text.Json;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Baselines;
using SciLlm.Cli.Checking.Reports;
using SciLlm.Cli.Fixing;
using SciLlm.Cli.Tests.Checking.Reports;

namespace SciLlm.Cli.Tests.Checking;

/// <summary>What a check on Windows reads and writes, with the paths it has there.</summary>
public sealed class PathsOfWindowsTests
{
    private const string Repository = @"C:\My repo";

    private static readonly Violation Raw = new("SCILLM201", Severity.Warning, @"C:\My repo\src\A B.cs", 3, 12, "m") { EndLine = 3, EndColumn = 21 };

    private static readonly CheckResult Result = CheckResult.Empty with
    {
        Found = [Raw, Raw with { Path = @"D:\shared\C#\B.cs" }],
        Checked = [new CheckedProject(@"C:\My repo\src\a.csproj", "net10.0", HasClient: false, [], [])],
        Unchecked = [new Unchecked(@"C:\My repo\b.csproj", "it does not build:\n    C:\\My repo\\B.cs(1,1): error CS1002")],
    };

    [Fact]
    public void SarifHasUrisRelativeToTheRoot_WithForwardSlashes()
    {
        var run = JsonDocument.Parse(Reported.By(output => new SarifReport(output, Repository), Result)).RootElement.GetProperty("runs")[0];
        var places = run.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetRawText().Replace("\n", "").Replace(" ", ""));

        Assert.Equal("file:///C:/My%20repo/", run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString());
        Assert.Equal(["""{"uri":"src/A%20B.cs","uriBaseId":"%SRCROOT%"}""", """{"uri":"file:///D:/shared/C%23/B.cs"}"""], places);
    }

    [Fact]
    public void TextHasPathsAsAPersonTypesThem()
    {
        var text = Reported.By(output => new TextReport(output, new PathDisplay(Repository)), Result);

        Assert.Contains(@"src\A B.cs(3,12)", text);
        Assert.Contains(@"D:\shared\C#\B.cs(3,12)", text);
        Assert.Contains("    B.cs(1,1): error CS1002", text);
        Assert.DoesNotContain("My repo", text);
    }

    [Fact]
    public void JsonHasForwardSlashes()
    {
        var report = JsonDocument.Parse(Reported.By(output => new JsonReport(output, new PathDisplay(Repository)), Result)).RootElement;

        Assert.Equal(["src/A B.cs", "D:/shared/C#/B.cs"], report.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetProperty("path").GetString()));
        Assert.Equal("src/a.csproj", report.GetProperty("summary").GetProperty("projects")[0].GetProperty("path").GetString());
    }

    [Fact]
    public void AnnotationsHaveForwardSlashes_WhateverTheCaseOfTheDrive() => Assert.StartsWith(
        "::warning file=src/A B.cs,line=3,", Reported.By(output => new GitHubReport(output, new PathDisplay(@"c:\My repo")), Result));

    [Fact]
    public void BaselineKnowsAViolationOfTheOtherSystem()
    {
        var (windows, other) = (new ViolationFingerprints(Repository), new ViolationFingerprints("/repo"));
        var same = Raw with { Path = "/repo/src/A B.cs" };

        Assert.Equal("src/A B.cs", windows.RelativePath(Raw));
        Assert.Equal(other.Of(same), windows.Of(Raw));
        Assert.NotEqual(other.Of(same with { Path = "/repo/src/B.cs" }), windows.Of(Raw));
    }

    [Fact]
    public void LogOfTheCompilerIsReadWithThePathsOfItsSystem()
    {
        using var folder = new ScratchFolder();
        var log = folder.Write("a.sarif", """
            { "runs": [ { "results": [ { "ruleId": "SCILLM201", "message": { "text": "m" }, "locations": [ { "physicalLocation": {
              "artifactLocation": { "uri": "file:///C:/My%20repo/src/A%20B.cs" }, "region": { "startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 21 } } } ] } ] } ] }
            """);

        Assert.Equal(Raw.Path, Assert.Single(SarifLog.Read(log)).Path);
    }

    [Theory]
    [InlineData(@"C:\src\Lib.cs(3,93): error CS1002: ; expected [C:\src\lib.csproj::TargetFramework=net8.0]", @"C:\src\lib.csproj", @"C:\src\Lib.cs(3,93): error CS1002: ; expected")]
    [InlineData(@"C:\src\app.csproj : error NU1101: Unable to find package Nope. [C:\src\all.sln]", @"C:\src\app.csproj", "error NU1101: Unable to find package Nope.")]
    public void BuildErrorHasItsPlaceAndProject(string line, string project, string text)
    {
        var error = Assert.Single(BuildError.Parse([line + "\r"]));

        Assert.Equal((project, text), (error.Project, error.Text));
    }

    [Fact]
    public void UncommittedFileIsSpared_ThoughGitWritesItInAnotherCase()
    {
        var uncommitted = UncommittedFiles.Parse(" M Src/A.cs\0", "/repo");

        Assert.Contains("/repo/src/a.cs", uncommitted);
        Assert.DoesNotContain("/repo/src/b.cs", uncommitted);
    }
}
