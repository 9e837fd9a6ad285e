using SciLlm.Cli.Commands;

namespace SciLlm.Cli.Tests.Commands;

public sealed class SubcommandTests
{
    [Fact]
    public void MakesOnlyTheCommandThatIsAskedFor() => Assert.Equal([CheckCommand.Name], Made("check", ".", "--no-build"));

    [Fact]
    public void MakesNone_ForTheVersion() => Assert.Empty(Made("--version"));

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("chek")]
    public void MakesAll_WhenHelpOrAnErrorHasToNameThem(params string[] args) => Assert.Contains(ParallelCommand.Name, Made(args));

    private static IEnumerable<string> Made(params string[] args) => Subcommand.For(args).Select(static command => command.Name);
}
