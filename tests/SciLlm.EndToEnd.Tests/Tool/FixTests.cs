using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

/// <summary>What <c>scillm fix</c> refuses; what it does is on the README's tour.</summary>
public sealed class FixTests : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task NothingIsChanged_WhenTheCodeDoesNotBuild()
    {
        var broken = Programs.RawCall + "broken";
        var code = Consumer.Create(broken, ["SciLlm"]);

        var result = await Fix(code);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("Nothing was changed: fixes are only applied to code that builds.", result.Output);
        Assert.Equal(broken, code.Read("Program.cs"));
    }

    [Fact]
    public async Task RuleIsNotGuessed_WhenItIsMisspelt()
    {
        var result = await CommandLine.RunAsync(PackedFeed.NewFolder(), PackedFeed.Tool, ["fix", PackedFeed.NewFolder(), "--rules", "SCILLM202x"]);

        Assert.Equal(2, result.ExitCode);
    }

    private Task<CommandResult> Fix(Consumer code, params string[] options) => CommandLine.RunAsync(code.Folder, PackedFeed.Tool, ["fix", .. options]);
}
