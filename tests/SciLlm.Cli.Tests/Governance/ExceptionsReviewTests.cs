using SciLlm.Cli.Checking;
using SciLlm.Cli.Governance;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Tests.Governance;

/// <summary>A repository with two projects, a and b, and scripts in tools, on the first of December.</summary>
public sealed class ExceptionsReviewTests : IDisposable
{
    private static readonly DateTime Today = new(2026, 12, 1);

    private readonly ScratchFolder _folder = new();

    public ExceptionsReviewTests()
    {
        foreach (var file in (string[])["a/A.cs", "b/B.cs", "tools/ask.sh", "docs/other.fs"])
            _folder.Write(file);
    }

    [Fact]
    public void EntryIsUnused_WhenEveryProjectThatHasItsFilesSaysSo()
    {
        Page("| SCILLM201 | **/*.cs | why | team | 2026-12-31 |");

        Assert.Equal(["SCILLM904 3"], Reviewed(Project("a/A.cs", Unused(3)), Project("b/B.cs", Unused(3))));
        Assert.Empty(Reviewed(Project("a/A.cs", Unused(3)), Project("b/B.cs")));
    }

    [Fact]
    public void EntryIsUnused_WhenItsProjectSaysSo_WhateverOthersHave()
    {
        Page("| SCILLM201 | a/*.cs | why | team | 2026-12-31 |");

        Assert.Equal(["SCILLM904 3"], Reviewed(Project("a/A.cs", Unused(3)), Project("b/B.cs")));
    }

    [Fact]
    public void EntryIsUsed_WhenAScriptNeedsIt()
    {
        Page("| Transport | ** | why | team | 2026-12-31 |");
        var call = new Violation("SCILLM204", Severity.Warning, _folder["tools/ask.sh"], 1, 1, "") { Suppression = new(SuppressionKind.Exception, "why") };

        Assert.Empty(Reviewed([Project("a/A.cs", Unused(3))], [call]));
        Assert.Equal(["SCILLM904 3"], Reviewed(Project("a/A.cs", Unused(3))));
    }

    [Fact]
    public void NobodyKnows_WhenSomethingCouldNotBeChecked()
    {
        Page("| SCILLM201 | **/*.cs | why | team | 2026-12-31 |");
        var result = Result([Project("a/A.cs", Unused(3))], []) with { Unchecked = [new(_folder["b/b.csproj"], "it does not build.")] };

        Assert.Empty(Review(result));
    }

    [Theory]
    [InlineData("SCILLM201", "gone/*.cs", "SCILLM904 3")]
    [InlineData("SCILLM201", "a/Gone.cs", "SCILLM904 3")]
    [InlineData("SCILLM204", "tools/*.sh", "SCILLM904 3")]
    [InlineData("SCILLM201", "tools/*.sh", "")]
    [InlineData("SCILLM201", "docs/*", "")]
    public void EntryOfNoProjectIsUnused_WhenItLeadsToNoFile_OrToScriptsThatWereLookedAt(string rule, string path, string expected)
    {
        Page($"| {rule} | {path} | why | team | 2026-12-31 |");

        Assert.Equal(expected, string.Join(' ', Reviewed(Project("a/A.cs"))));
    }

    [Fact]
    public void WhatNoProjectHasSaidIsSaid_AndNothingTwice()
    {
        Page("| SCILLM201 | docs/** | why | team | 2026-11-30 |\n| SCILLM201 | a/A.cs | why | team | never |");
        var said = new Violation("SCILLM902", Severity.Error, _folder["EXCEPTIONS.md"], 4, 36, "This exception covers nothing: 'never' is no date; write it as yyyy-MM-dd");

        Assert.Equal(["SCILLM901 3", "SCILLM902 4"], Reviewed());
        Assert.Equal(["SCILLM901 3", "SCILLM902 4"], Reviewed([Project("a/A.cs", said)], []));
    }

    [Fact]
    public void EntriesForOthersAreTheirs_WhenOnlyAPartIsChecked()
    {
        Page("| SCILLM201 | b/** | why | team | 2026-11-30 |\n| SCILLM201 | ** | why | team | 2026-11-29 |");

        Assert.Equal(["SCILLM901 4"], Review(Result([Project("a/A.cs")], []), "a"));
    }

    [Fact]
    public void TheEditorConfigHasTheLastWord()
    {
        Page("| SCILLM201 | docs/** | why | team | 2026-11-30 |");
        _folder.Write(".editorconfig", "root = true\n[*.md]\ndotnet_diagnostic.SCILLM901.severity = none\n");

        Assert.Empty(Reviewed());
    }

    public void Dispose() => _folder.Dispose();

    private void Page(string rows) => _folder.Write("EXCEPTIONS.md", "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n" + rows + "\n");

    private CheckedProject Project(string source, params Violation[] found) =>
        new(Path.ChangeExtension(_folder[source], ".csproj"), "net10.0", HasClient: false, [_folder[source]], found);

    private Violation Unused(int line)
    {
        var entry = ExceptionFiles.Read(_folder["EXCEPTIONS.md"], Today).Entries.Single(entry => entry.Line == line);
        return new("SCILLM904", Severity.Info, _folder["EXCEPTIONS.md"], line, 1, $"Nothing in '{entry.PathText}' needs the exception from {entry.Rules} any more; remove the entry");
    }

    private static CheckResult Result(CheckedProject[] projects, Violation[] scripts) =>
        CheckResult.Empty with { Checked = projects, Found = CheckResult.InOrder(projects.SelectMany(project => project.Found).Concat(scripts)) };

    private IEnumerable<string> Reviewed(params CheckedProject[] projects) => Reviewed(projects, []);

    private IEnumerable<string> Reviewed(CheckedProject[] projects, Violation[] scripts) => Review(Result(projects, scripts));

    private IEnumerable<string> Review(CheckResult result, string folder = "") => new ExceptionsReview(
            [.. ExceptionFiles.ReadAll(ExceptionFiles.Around(Path.Combine(_folder.Path, folder)), Today)],
            result, Path.Combine(_folder.Path, folder), ScriptTree.Of(_folder.Path, CancellationToken.None), enforcement: null)
        .Reviewed().Found.Where(v => v.Suppression is null).Select(v => $"{v.RuleId} {v.Line}");
}
