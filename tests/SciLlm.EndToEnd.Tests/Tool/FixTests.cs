using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

[Collection(PackedFeedTests.Name)]
public sealed class FixTests(PackedFeed feed)
{
    [Fact]
    public async Task ViolationsAreRewritten_AndADryRunOnlyShowsHow()
    {
        var code = Consumer.Create(feed, Programs.RawCall, ["SciLlm"]);

        var tried = await Fix(code, "--dry-run");
        Assert.True(tried.ExitCode == 0, tried.ToString());
        Assert.Contains("--- a/Program.cs", tried.Output);
        Assert.Contains("-http.DefaultRequestHeaders.Authorization", tried.Output);
        Assert.Contains("1 file would change; 0 violations left", tried.Output);
        Assert.Equal(Programs.RawCall, code.Read("Program.cs"));
        Assert.Equal(["Consumer.csproj", "Program.cs"], Directory.EnumerateFileSystemEntries(code.Folder).Select(Path.GetFileName).Order());

        var done = await Fix(code);
        Assert.True(done.ExitCode == 0, done.ToString());
        Assert.Contains("1 file changed; 0 violations left", done.Output);
        Assert.DoesNotContain("DefaultRequestHeaders.Authorization", code.Read("Program.cs"));
        Assert.True((await code.BuildAsync(["-warnaserror"])).Succeeded);

        var again = await Fix(code);
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.StartsWith("0 files changed; 0 violations left", again.Output);
    }

    [Fact]
    public async Task FileWithUncommittedChangesIsLeft_UntilItIsAskedFor()
    {
        var code = Consumer.Create(feed, "Second.Run();\n", ["SciLlm"]);
        var (usings, statements) = (Programs.RawCall.Split("\n\n", 2)[0], Programs.RawCall.Split("\n\n", 2)[1]);
        var committed = $"{usings}\n\ninternal static class First\n{{\n    internal static async Task Run()\n    {{\n{statements}\n    }}\n}}\n";
        code.Write("First.cs", committed);
        code.Write("Second.cs", "internal static class Second { internal static void Run() { } }\n");
        code.Write("ask.sh", "curl https://api.openai.com/v1/chat/completions\n");
        code.Write(".gitignore", "bin/\nobj/\n");
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first"]])
            (await CommandLine.RunAsync(code.Folder, "git", arguments)).ShouldSucceed();
        var uncommitted = committed.Replace("First", "Second");
        code.Write("Second.cs", uncommitted);

        var tried = await Fix(code, "--dry-run");
        var spared = await Fix(code);

        foreach (var result in new[] { tried, spared })
        {
            Assert.True(result.ExitCode == 1, result.ToString());
            Assert.Contains("--- a/First.cs", result.Output);
            Assert.DoesNotContain("--- a/Second.cs", result.Output);
            Assert.Contains("left: its file has changes that are not committed. Commit them, or say --include-uncommitted.\nSecond.cs(", result.Output);
            Assert.Contains("1 left: there is no fix for it, change it by hand.\nask.sh(1,1): warning SCILLM204: ", result.Output);
        }
        Assert.NotEqual(committed, code.Read("First.cs"));
        Assert.Equal(uncommitted, code.Read("Second.cs"));

        var asked = await Fix(code, "--include-uncommitted", "--rules", "authentication,transport");
        Assert.Contains("--- a/Second.cs", asked.Output);
        Assert.Contains("1 file changed; 1 violation left", asked.Output);
    }

    [Fact]
    public async Task NothingIsChanged_WhenTheCodeDoesNotBuild()
    {
        var broken = Programs.RawCall + "broken";
        var code = Consumer.Create(feed, broken, ["SciLlm"]);

        var result = await Fix(code);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("Nothing was changed: fixes are only applied to code that builds.", result.Output);
        Assert.Equal(broken, code.Read("Program.cs"));
    }

    [Fact]
    public async Task RuleIsNotGuessed_WhenItIsMisspelt()
    {
        var result = await CommandLine.RunAsync(feed.NewFolder(), feed.Tool, ["fix", feed.NewFolder(), "--rules", "SCILLM202x"]);

        Assert.Equal(2, result.ExitCode);
    }

    private Task<CommandResult> Fix(Consumer code, params string[] options) => CommandLine.RunAsync(code.Folder, feed.Tool, ["fix", .. options]);
}
