using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Targets;

namespace SciLlm.Cli.Tests.Checking;

public sealed class ResultsFolderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly CheckTarget _target = new("/src/all.sln");

    [Fact]
    public void ViolationIsReportedOnce_WhenAProjectHasTwoTargetFrameworks()
    {
        Project("/src/a.csproj", "net8.0", log: Log("SCILLM201"));
        Project("/src/a.csproj", "net10.0", log: Log("SCILLM201"));

        var result = Read();

        Assert.Single(result.Violations);
        Assert.Equal(2, result.Checked.Count);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void OtherToolsAreNotReported()
    {
        Project("/src/a.csproj", log: Log("CA1822"));

        Assert.Empty(Read().Violations);
        Assert.Equal(0, Read().ExitCode);
    }

    [Fact]
    public void WhatWasFoundIsKept_WhenAnotherProjectDoesNotBuild()
    {
        Project("/src/good.csproj", log: Log("SCILLM201"));
        Project("/src/broken.csproj");
        Project("/src/behind.csproj");
        BuildError[] errors =
        [
            .. from line in Enumerable.Range(1, 5)
               select new BuildError("/src/broken.csproj", null, "CS1002", $"/src/B.cs({line},1): error CS1002: ; expected"),
        ];

        var result = Read(errors);

        Assert.Single(result.Violations);
        Assert.Equal(["/src/behind.csproj", "/src/broken.csproj"], result.Unchecked.Select(u => u.Path));
        Assert.Contains("something it needs does not build", result.Unchecked[0].Reason);
        Assert.Equal(
            """
            it does not build:
                /src/B.cs(1,1): error CS1002: ; expected
                /src/B.cs(2,1): error CS1002: ; expected
                /src/B.cs(3,1): error CS1002: ; expected
                and 2 more
            """,
            result.Unchecked[1].Reason);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void ErrorsOfOneTargetFrameworkAreNotBlamedOnAnother()
    {
        Project("/src/a.csproj", "net8.0");
        Project("/src/a.csproj", "net10.0", log: Log("SCILLM201"));

        var result = Read(new BuildError("/src/a.csproj", "net8.0", "CS1002", "only here"));

        Assert.Contains("only here", Assert.Single(result.Unchecked).Reason);
    }

    [Fact]
    public void TargetIsNamed_WhenNothingCameToBeBuilt()
    {
        Assert.Equal(new Unchecked("/src/all.sln", "its build reaches no C# project."), Assert.Single(Read().Unchecked));

        var restore = Read(new BuildError("/src/a.csproj", null, "NU1101", "error NU1101: Unable to find package Nope."));
        Assert.Equal("/src/a.csproj", Assert.Single(restore.Unchecked).Path);
        Assert.Contains("NU1101", restore.Unchecked[0].Reason);
    }

    [Fact]
    public void ProjectIsNotCalledClean_WhenItOptedOutOrItsCompilerIsTooOld()
    {
        Project("/src/off.csproj", guarded: "off");
        Project("/src/old.csproj", guarded: "roslyn4.4");

        var result = Read();

        Assert.Equal(["/src/off.csproj"], result.OptedOut);
        Assert.Contains("roslyn4.4", Assert.Single(result.Unchecked).Reason);
        Assert.Empty(result.Checked);
    }

    [Theory]
    [InlineData("AD0001", "warning", "Analyzer 'SciLlm.Analyzers.X' threw an exception")]
    [InlineData("CS8032", "warning", "An instance of analyzer SciLlm.Analyzers.X cannot be created")]
    [InlineData("CS0246", "error", "The type or namespace name 'X' could not be found")]
    public void ProjectIsNotCalledClean_WhenARuleDidNotRun(string id, string level, string message)
    {
        Project("/src/a.csproj", log: Log(id, level, message));

        Assert.Contains(message, Assert.Single(Read().Unchecked).Reason);
    }

    [Fact]
    public void ProjectIsClean_WhenAnAnalyzerOfSomeoneElseThrew()
    {
        Project("/src/a.csproj", log: Log("AD0001", "warning", "Analyzer 'Other.Analyzer' threw an exception"));

        Assert.Equal(0, Read().ExitCode);
    }

    [Fact]
    public void ProjectIsNotCalledClean_WhenItsLogCannotBeRead()
    {
        Project("/src/bad.csproj", log: "{ \"runs\": [");
        Project("/src/good.csproj", log: Log("SCILLM201"));

        var result = Read();

        Assert.Contains("cannot be read", Assert.Single(result.Unchecked).Reason);
        Assert.Single(result.Violations);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void WhatIsSuppressedIsFoundAndFailsNothing()
    {
        Project("/src/a.csproj", log: Log("SCILLM201").Replace("\"level\"", "\"suppressions\": [ { \"kind\": \"inSource\" } ], \"level\"", StringComparison.Ordinal));

        var result = Read();

        Assert.NotNull(Assert.Single(result.Found).Suppression);
        Assert.Empty(result.Violations);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void NotesDoNotFailACheck()
    {
        Project("/src/a.csproj", log: Log("SCILLM303", "note"));

        Assert.Single(Read().Violations);
        Assert.Equal(0, Read().ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private CheckResult Read(params BuildError[] errors) => ResultsFolder.Read(_folder.Path, _target, errors, TimeSpan.Zero);

    private void Project(string path, string framework = "net10.0", string? guarded = null, string? log = null)
    {
        var name = $"{Path.GetFileNameWithoutExtension(path)}.{framework}.1";
        _folder.Write(name + ".started", $"project={path}\nframework={framework}\n");
        if (guarded is not null || log is not null)
            _folder.Write(name + ".project", $"project={path}\nframework={framework}\nguarded={guarded ?? "true"}\nsource=/src/A.cs\n");
        if (log is not null)
            _folder.Write(name + ".sarif", log);
    }

    private static string Log(string id, string level = "warning", string message = "m") => $$"""
        { "runs": [ { "results": [ { "ruleId": "{{id}}", "level": "{{level}}", "message": { "text": "{{message}}" },
          "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "file:///src/A.cs" }, "region": { "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9 } } } ] } ] } ] }
        """;
}
