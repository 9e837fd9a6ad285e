using System.Text.RegularExpressions;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Documentation;

/// <summary>The hook that the README gives, pasted.</summary>
public sealed class HookTests : IClassFixture<PackedFeed>
{
    private const string Call = "curl https://api.openai.com/v1/chat/completions\n";

    [Fact]
    public async Task HookRefusesAStagedViolation_AndNothingElse()
    {
        if (OperatingSystem.IsWindows())
            return;
        var code = new Consumer(PackedFeed.NewFolder());
        (await GitAsync(code, "init", "-q")).ShouldSucceed();
        code.Write(".git/hooks/pre-commit", Hook());
        File.SetUnixFileMode(Path.Combine(code.Folder, ".git/hooks/pre-commit"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        code.Write("clean.sh", "echo ready\n");
        code.Write("Clean.cs", "internal static class Clean { }\n");
        (await CommitAsync(code)).ShouldSucceed();

        code.Write("tools/ask now.sh", Call);
        var script = await CommitAsync(code);
        Assert.NotEqual(0, script.ExitCode);
        Assert.Contains("tools/ask now.sh(1,1): warning SCILLM204: ", script.Output + script.Errors);

        // What is staged counts, and not what stands in the folder.
        code.Write("tools/ask now.sh", "echo gone\n");
        Assert.NotEqual(0, (await GitAsync(code, [.. Identity, "commit", "-q", "-m", "staged"])).ExitCode);
        (await CommitAsync(code)).ShouldSucceed();

        code.Write("Raw.cs", Programs.RawCall);
        var source = await CommitAsync(code);
        Assert.NotEqual(0, source.ExitCode);
        Assert.Contains("SCILLM201", source.Output + source.Errors);
        (await GitAsync(code, "rm", "-q", "--cached", "Raw.cs")).ShouldSucceed();
        File.Delete(Path.Combine(code.Folder, "Raw.cs"));

        // Nothing to look at is nothing to refuse.
        code.Write("notes.md", Call);
        (await CommitAsync(code)).ShouldSucceed();
    }

    private static string[] Identity => ["-c", "user.name=t", "-c", "user.email=t@example.com"];

    private static string Hook() => Regex.Match(
        File.ReadAllText(Path.Combine(PackedFeed.RepositoryRoot, "README.md")), "```sh\n(?<hook>#!/bin/sh\n.*?)```", RegexOptions.Singleline).Groups["hook"].Value;

    private async Task<CommandResult> CommitAsync(Consumer code)
    {
        (await GitAsync(code, "add", ".")).ShouldSucceed();
        return await GitAsync(code, [.. Identity, "commit", "-q", "-m", "change"]);
    }

    private Task<CommandResult> GitAsync(Consumer code, params string[] arguments) => CommandLine.RunAsync(
        code.Folder, "git", arguments, ("PATH", Path.GetDirectoryName(PackedFeed.Tool) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")));
}
