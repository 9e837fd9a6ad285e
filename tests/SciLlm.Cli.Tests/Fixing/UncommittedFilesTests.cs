using System.Diagnostics;
using SciLlm.Cli.Fixing;

namespace SciLlm.Cli.Tests.Fixing;

public sealed class UncommittedFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task ChangedStagedAndNewFilesAreFound_AndCommittedAndIgnoredOnesAreNot()
    {
        foreach (var name in (string[])["same.cs", "changed.cs", "src/staged.cs", "with blank.cs"])
            _folder.Write(name, "text\n");
        _folder.Write(".gitignore", "ignored.cs\n");
        Git("init", "-q");
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first");
        _folder.Write("changed.cs", "other\n");
        _folder.Write("with blank.cs", "other\n");
        _folder.Write("src/staged.cs", "other\n");
        Git("add", "src/staged.cs");
        _folder.Write("new/new.cs");
        _folder.Write("ignored.cs");

        var fromTheRoot = await UncommittedFiles.FindAsync(_folder.Path, CancellationToken.None);
        var fromBelow = await UncommittedFiles.FindAsync(_folder["src"], CancellationToken.None);

        Assert.True(fromTheRoot.IsKnown);
        Assert.Equal(
            new[] { "changed.cs", "new/new.cs", "src/staged.cs", "with blank.cs" }.Select(name => _folder[name]).ToHashSet(),
            fromTheRoot.Paths);
        Assert.Equal(fromTheRoot.Paths, fromBelow.Paths);
    }

    [Fact]
    public async Task NothingIsKnown_WhenThereIsNoRepository() =>
        Assert.False((await UncommittedFiles.FindAsync(_folder.Path, CancellationToken.None)).IsKnown);

    public void Dispose() => _folder.Dispose();

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
