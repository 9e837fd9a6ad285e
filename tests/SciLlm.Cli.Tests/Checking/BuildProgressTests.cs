using SciLlm.Cli.Checking;

namespace SciLlm.Cli.Tests.Checking;

public sealed class BuildProgressTests
{
    [Fact]
    public void ProjectIsCountedOnce_WhenItHasTwoTargetFrameworks()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.net8.0.123.sarif");
        folder.Write("a.net10.0.123.sarif");
        folder.Write("a.net10.0.456.sarif");
        folder.Write("b.net10.0.789.started");

        Assert.Equal(2, BuildProgress.Done(folder.Path));
    }
}
