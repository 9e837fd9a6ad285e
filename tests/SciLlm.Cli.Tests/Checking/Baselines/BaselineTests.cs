using SciLlm.Cli.Checking;
using SciLlm.Cli.Checking.Baselines;

namespace SciLlm.Cli.Tests.Checking.Baselines;

public sealed class BaselineTests : IDisposable
{
    private const string Call = "    http.PostAsync(url, body);";

    private readonly ScratchFolder _folder = new();

    [Fact]
    public void OnlyNewViolationsAreLeft_EvenWhenLinesHaveMoved()
    {
        var file = _folder.Write("src/A.cs", $"class A\n{Call}\n");
        Assert.Empty(Baseline.Write(_folder["baseline.json"], Result(At(file, 2))).Violations);
        _folder.Write("src/A.cs", $"// added\n// above\nclass A\n\t{Call}\n    http.GetAsync(url);\n");

        var result = Baseline.Apply(_folder["baseline.json"], Result(At(file, 4), At(file, 5)));

        Assert.Equal(5, Assert.Single(result.Violations).Line);
        Assert.Equal(SuppressionKind.Baseline, result.Found[0].Suppression?.Kind);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void NothingIsNew_WhenLinesEndAsOnWindows()
    {
        var file = _folder.Write("src/A.cs", $"class A\n{Call}\n");
        Baseline.Write(_folder["baseline.json"], Result(At(file, 2)));
        File.WriteAllText(_folder["baseline.json"], File.ReadAllText(_folder["baseline.json"]).ReplaceLineEndings("\r\n"));
        _folder.Write("src/A.cs", $"\uFEFFclass A\r\n{Call}\r\n");

        Assert.Empty(Baseline.Apply(_folder["baseline.json"], Result(At(file, 2))).Violations);
    }

    [Fact]
    public void AsManyAlikeLinesAreLetThroughAsThereWere()
    {
        var file = _folder.Write("A.cs", $"{Call}\n{Call}\n{Call}\n");
        Baseline.Write(_folder["baseline.json"], Result(At(file, 1), At(file, 2)));

        var result = Baseline.Apply(_folder["baseline.json"], Result(At(file, 1), At(file, 2), At(file, 3)));

        Assert.Equal(3, Assert.Single(result.Violations).Line);
    }

    [Fact]
    public void AnotherRuleOrFileIsNew_ThoughTheLineIsAlike()
    {
        var file = _folder.Write("A.cs", Call);
        var other = _folder.Write("B.cs", Call);
        Baseline.Write(_folder["baseline.json"], Result(At(file, 1)));

        var result = Baseline.Apply(_folder["baseline.json"], Result(At(file, 1) with { RuleId = "SCILLM202" }, At(other, 1)));

        Assert.Equal(2, result.Violations.Count);
        Assert.Equal("1 violation of the baseline is no longer there; --write-baseline brings it up to date.", Assert.Single(result.Notes));
    }

    [Fact]
    public void FileHoldsNoCode_SinceALineCanHoldAKey()
    {
        var file = _folder.Write("src/A.cs", """var key = "sk-0123456789abcdef";""");

        Baseline.Write(_folder["baseline.json"], Result(At(file, 1)));

        var text = File.ReadAllText(_folder["baseline.json"]);
        Assert.DoesNotContain("sk-", text);
        Assert.Contains("\"path\": \"src/A.cs\"", text);
    }

    [Fact]
    public void FileSaysTheSame_WhereverTheRepositoryIs()
    {
        using var copy = new ScratchFolder();
        Baseline.Write(_folder["baseline.json"], Result(At(_folder.Write("A.cs", Call), 1)));
        File.Copy(_folder["baseline.json"], copy["baseline.json"]);

        Assert.Empty(Baseline.Apply(copy["baseline.json"], Result(At(copy.Write("A.cs", Call), 1))).Violations);
    }

    [Fact]
    public void WhatAnExceptionCoversIsNotInTheBaseline()
    {
        var excepted = At(_folder.Write("A.cs", Call), 1) with { Suppression = new(SuppressionKind.Exception, "docs/legacy.md") };

        Baseline.Write(_folder["baseline.json"], Result(excepted));

        Assert.DoesNotContain("A.cs", File.ReadAllText(_folder["baseline.json"]));
    }

    [Fact]
    public void NothingIsWritten_WhenSomethingCouldNotBeChecked()
    {
        var result = Result() with { Unchecked = [new Unchecked("/b.csproj", "it does not build.")] };

        Assert.Contains("was not written", Assert.Single(Baseline.Write(_folder["baseline.json"], result).Notes));
        Assert.False(File.Exists(_folder["baseline.json"]));
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("no JSON", "is not a baseline")]
    [InlineData("""{ "version": 2, "violations": [] }""", "is not a baseline")]
    [InlineData("""{ "version": 1 }""", "is not a baseline")]
    public void MessageSaysHowToGetOne_WhenThereIsNoBaseline(string? text, string expected)
    {
        if (text is not null)
            _folder.Write("baseline.json", text);

        var failure = Assert.Throws<CommandFailedException>(() => Baseline.Apply(_folder["baseline.json"], Result()));

        Assert.Contains(expected, failure.Message);
        Assert.Contains("--write-baseline", failure.Message);
    }

    public void Dispose() => _folder.Dispose();

    private static CheckResult Result(params Violation[] violations) => CheckResult.Empty with { Found = violations };

    private static Violation At(string path, int line) => new("SCILLM201", Severity.Warning, path, line, 5, "m");
}
