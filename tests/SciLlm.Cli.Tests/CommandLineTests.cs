namespace SciLlm.Cli.Tests;

/// <summary>What the tool says before any command has begun.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task HelpIsShown_WhenNothingIsAsked()
    {
        var asked = await Tool.RunAsync(["--help"]);
        var run = await Tool.RunAsync([]);

        Assert.Equal((0, asked.Output, ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Contains("check", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpIsNamed_WhenThereIsNoSuchCommand()
    {
        var run = await Tool.RunAsync(["chekc"]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("'chekc'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("See 'scillm --help'.", run.Errors, StringComparison.Ordinal);
    }
}
