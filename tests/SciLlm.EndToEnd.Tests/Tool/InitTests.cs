using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

[Collection(PackedFeedTests.Name)]
public sealed class InitTests(PackedFeed feed)
{
    [Fact]
    public async Task RepositoryIsGuarded_OnceItIsSetUp()
    {
        var code = Consumer.Create(feed, Programs.RawCall, []);

        var tried = await Init(code, "--dry-run");
        Assert.Contains("+++ b/.editorconfig", tried.ShouldSucceed().Output);
        Assert.Contains("would be created: EXCEPTIONS.md", tried.Output);
        Assert.Equal(["Consumer.csproj", "Program.cs"], Directory.EnumerateFileSystemEntries(code.Folder).Select(Path.GetFileName).Order());

        Assert.Contains("added to: Consumer.csproj", (await Init(code)).ShouldSucceed().Output);
        Assert.StartsWith("Nothing to add", (await Init(code)).ShouldSucceed().Output);

        var build = await code.BuildAsync();
        Assert.Contains("SCILLM101", build.Run.Output);
        Assert.Contains("SCILLM201", build.Run.Output);
    }

    private Task<CommandResult> Init(Consumer code, params string[] options) => CommandLine.RunAsync(code.Folder, feed.Tool, ["init", .. options]);
}
