using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Cli.Governance;

namespace SciLlm.Cli.Tests.Governance;

public sealed class ExceptionAdditionTests : IDisposable
{
    private static readonly DateTime Today = new(2026, 12, 1);

    private readonly ScratchFolder _folder = new();

    public ExceptionAdditionTests() => _folder.Write(".git/HEAD", "ref: refs/heads/main\n");

    [Fact]
    public void FirstEntryMakesTheFile_AtTheRootOfTheRepository()
    {
        var page = Add("201, Proofs", "Gateway.cs", from: "src/Legacy");

        Assert.Equal(_folder["EXCEPTIONS.md"], page);
        Assert.EndsWith("| SCILLM201, Proofs | src/Legacy/Gateway.cs | note.md | team | 2026-12-31 |", File.ReadAllText(page).TrimEnd());
    }

    [Fact]
    public void PathIsWrittenWithSlashes_WhenItWasGivenAsOnWindows()
    {
        var page = Add("SCILLM201", @"src\Legacy\**\*.cs");

        Assert.EndsWith("| SCILLM201 | src/Legacy/**/*.cs | note.md | team | 2026-12-31 |", File.ReadAllText(page).TrimEnd());
    }

    [Fact]
    public void NearestFileIsExtended_InItsOwnColumnsAndLineBreaks()
    {
        _folder.Write("EXCEPTIONS.md", "Not this one.");
        _folder.Write("src/EXCEPTIONS.md", "\uFEFF|Expires|Ticket|Owner|Path|Rule|Reason|\r\n|-|-|-|-|-|-|\r\n|2026-12-24|1|team|a.cs|SCILLM202|why|\r\n\r\nThe end.\r\n");

        Add("SCILLM201", "src/Legacy/**", reason: "a | b");

        Assert.Equal("Not this one.", File.ReadAllText(_folder["EXCEPTIONS.md"]));
        Assert.Equal(
            "\uFEFF|Expires|Ticket|Owner|Path|Rule|Reason|\r\n|-|-|-|-|-|-|\r\n|2026-12-24|1|team|a.cs|SCILLM202|why|\r\n| 2026-12-31 |  | team | Legacy/** | SCILLM201 | a \\| b |\r\n\r\nThe end.\r\n",
            System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(_folder["src/EXCEPTIONS.md"])));
    }

    [Fact]
    public void PageIsLeft_WhenItIsNotUtf8()
    {
        byte[] page = [.. System.Text.Encoding.Latin1.GetBytes("# Später\r\n")];
        File.WriteAllBytes(_folder["EXCEPTIONS.md"], page);

        Assert.Contains("is not UTF-8", Assert.Throws<CommandFailedException>(() => Add("SCILLM201", "a.cs")).Message);
        Assert.Equal(page, File.ReadAllBytes(_folder["EXCEPTIONS.md"]));
    }

    [Fact]
    public void EntryIsRenewed_WhenItIsForTheSameRulesAndPath()
    {
        Add("SCILLM201", "a.cs", reason: "once");
        Add("SCILLM202", "a.cs");
        var page = Add("SCILLM201", "a.cs", reason: "again");

        Assert.DoesNotContain("once", File.ReadAllText(page));
        Assert.Equal(2, ExceptionFiles.Read(page, Today).Entries.Length);
    }

    [Theory]
    [InlineData("SCILLM999", "a.cs", "2026-12-31", "'SCILLM999' is no rule")]
    [InlineData("SCILLM903", "a.cs", "2026-12-31", "'SCILLM903' is no rule")]
    [InlineData("SCILLM201", "a.cs", "2027-03-02", "more than 90 days away")]
    [InlineData("SCILLM201", "a.cs", "2026-11-30", "2026-11-30 has passed")]
    [InlineData("SCILLM201", "../a.cs", "2026-12-31", "is not in the repository")]
    public void NothingIsWritten_WhenTheRulesCouldNotReadIt(string rules, string path, string expires, string reason)
    {
        var failure = Assert.Throws<CommandFailedException>(() => Add(rules, path, expires));

        Assert.Contains(reason, failure.Message);
        Assert.False(File.Exists(_folder["EXCEPTIONS.md"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Add(string rules, string path, string expires = "2026-12-31", string reason = "note.md", string from = ".") =>
        new ExceptionAddition(Path.GetFullPath(_folder[from]), Today)
            .Add(new NewException(rules, path, reason, "team", DateTime.Parse(expires, System.Globalization.CultureInfo.InvariantCulture)));
}
