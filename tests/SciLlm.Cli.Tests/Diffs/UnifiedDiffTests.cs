using SciLlm.Cli.Diffs;

namespace SciLlm.Cli.Tests.Diffs;

public sealed class UnifiedDiffTests
{
    private static readonly string Diff = UnifiedDiff.Of("one\ntwo\n", "one\n2\n", "a.txt");

    [Fact]
    public void PipeGetsWhatPatchUnderstands()
    {
        var lines = Write(coloured: false);

        Assert.Equal(["--- a/a.txt", "+++ b/a.txt"], lines[..2]);
        Assert.Contains("-two", lines);
        Assert.Contains("+2", lines);
        Assert.DoesNotContain(lines, line => line.Contains('\e'));
    }

    [Fact]
    public void TerminalGetsColours()
    {
        var lines = Write(coloured: true);

        Assert.Contains("\e[31m-two\e[0m", lines);
        Assert.Contains("\e[32m+2\e[0m", lines);
        Assert.Contains("\e[1m--- a/a.txt\e[0m", lines);
    }

    [Fact]
    public void NewFileComesFromNowhere() => Assert.StartsWith("--- /dev/null", UnifiedDiff.Of(null, "text\n", "a.txt"));

    private static string[] Write(bool coloured)
    {
        var output = new StringWriter();
        UnifiedDiff.Write(output, Diff, coloured);
        return output.ToString().ReplaceLineEndings("\n").Split('\n');
    }
}
