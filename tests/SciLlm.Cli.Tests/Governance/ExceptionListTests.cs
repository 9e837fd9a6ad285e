using SciLlm.Cli.Checking;
using SciLlm.Cli.Governance;
using Spectre.Console;

namespace SciLlm.Cli.Tests.Governance;

public sealed class ExceptionListTests : IDisposable
{
    private const string Head = "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n";

    private readonly ScratchFolder _folder = new();

    [Fact]
    public void WhatEndsFirstIsAtTheTop()
    {
        _folder.Write("EXCEPTIONS.md", Head + "| SCILLM201 | a.cs | later | team | 2027-01-31 |\n| SCILLM201 | b.cs | past | team | 2026-11-29 |\n| SCILLM201 | c.cs | nonsense | team | soon |\n");
        _folder.Write("src/EXCEPTIONS.md", Head + "| Proofs | d.cs | today | team | 2026-12-01 |\n");

        var text = Text();

        Assert.Equal(
            ["2026-11-29 ended 2 days ago", "2026-12-01 ends today", "2027-01-31 61 days"],
            text.Split('\n').Where(line => line.Contains(" team ")).Select(line => string.Join(' ', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[..2])));
        Assert.Contains("EXCEPTIONS.md(5,40) covers nothing: 'soon' is no date; write it as yyyy-MM-dd.", text);
    }

    [Fact]
    public void JsonHasTheSame()
    {
        _folder.Write("EXCEPTIONS.md", Head + "| Preflight | a.cs | note.md | team | 2026-11-29 |\n");

        Assert.Equal(
            """{"today":"2026-12-01","exceptions":[{"expires":"2026-11-29","days":-2,"ended":true,"rules":["SCILLM401","SCILLM402","SCILLM403","SCILLM404"],"path":"a.cs","reason":"note.md","owner":"team","file":"EXCEPTIONS.md","line":3}],"unreadable":[]}""",
            List().ToJson(new PathDisplay(_folder.Path)).ToJsonString());
    }

    [Fact]
    public void FilesAboveCount_UpToTheRootOfTheRepository()
    {
        _folder.Write("EXCEPTIONS.md", Head + "| SCILLM201 | a.cs | outside | team | 2026-12-31 |\n");
        _folder.Write("repository/.git/HEAD", "");
        _folder.Write("repository/EXCEPTIONS.md", Head + "| SCILLM201 | a.cs | inside | team | 2026-12-31 |\n");
        _folder.Write("repository/src/a.cs", "");

        var text = Text("repository/src");

        Assert.Contains("inside", text);
        Assert.DoesNotContain("outside", text);
    }

    public void Dispose() => _folder.Dispose();

    private ExceptionList List(string folder = ".") => ExceptionList.Read([.. ExceptionFiles.Around(Path.GetFullPath(_folder[folder]))], new DateTime(2026, 12, 1));

    private string Text(string folder = ".")
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        List(folder).Write(console, new PathDisplay(_folder.Path));
        return output.ToString();
    }
}
