using SciLlm.Cli.Checking.Sources.ProjectFiles;

namespace SciLlm.Cli.Tests.Checking.Sources.ProjectFiles;

public sealed class TargetFrameworksTests
{
    [Theory]
    [InlineData("net10.0", "NET NET10_0 NET8_0_OR_GREATER NET10_0_OR_GREATER NETCOREAPP3_1_OR_GREATER", "NETFRAMEWORK NET11_0_OR_GREATER WINDOWS")]
    [InlineData("net8.0-windows10.0.19041.0", "NET8_0 WINDOWS", "NET9_0_OR_GREATER")]
    [InlineData("net48", "NETFRAMEWORK NET48 NET472_OR_GREATER", "NET NETCOREAPP NET481_OR_GREATER")]
    [InlineData("netstandard2.0", "NETSTANDARD NETSTANDARD2_0 NETSTANDARD1_6_OR_GREATER", "NET NETSTANDARD2_1_OR_GREATER")]
    [InlineData("netcoreapp3.1", "NETCOREAPP NETCOREAPP3_1 NETCOREAPP2_0_OR_GREATER", "NETFRAMEWORK")]
    [InlineData("", "NET", "NETFRAMEWORK")]
    public void SymbolsAreThoseOfTheFrameworkAndOfWhatCameBefore(string framework, string defined, string undefined)
    {
        var symbols = TargetFrameworks.Symbols(framework).ToHashSet();

        Assert.Superset(defined.Split(' ').ToHashSet(), symbols);
        Assert.DoesNotContain(symbols, undefined.Split(' ').Contains);
    }
}
