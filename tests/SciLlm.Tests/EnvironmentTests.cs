using SciLlm.Tests.Support;

namespace SciLlm.Tests;

public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    public void NamesTheVariable_WhenItsNumberCannotBeUsed(string value)
    {
        var environment = TestClient.EnvironmentOf(("SCILLM_PREFLIGHT_WALL_S", value), ("SCILLM_PREFLIGHT_PARALLEL", value));

        Assert.Contains("SCILLM_PREFLIGHT_WALL_S", Assert.Throws<SciLlmConfigurationException>(() => environment.PreflightWallTime).Message, StringComparison.Ordinal);
        Assert.Contains("SCILLM_PREFLIGHT_PARALLEL", Assert.Throws<SciLlmConfigurationException>(() => environment.PreflightParallel).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TakesBlankForNotSet()
    {
        var environment = new SciLlmEnvironment(_ => "  ");

        Assert.Equal((null, null, null, null, null), (environment.ApiBase, environment.ApiKey, environment.TextModel, environment.VisionModel, environment.PreflightWallTime));
    }

    [Fact]
    public void ReadsFractionsOfASecond() =>
        Assert.Equal(TimeSpan.FromSeconds(2.5), TestClient.EnvironmentOf(("SCILLM_PREFLIGHT_WALL_S", " 2.5 ")).PreflightWallTime);

    [Fact]
    public void IsReadByOneClassOnly()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SciLlm.Analyzers.sln"))) folder = folder.Parent!;
        var readers = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "SciLlm"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("GetEnvironmentVariable", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal("SciLlmEnvironment.cs", Assert.Single(readers));
    }
}
