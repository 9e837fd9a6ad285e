using SciLlm.EndToEnd.Tests.Contract;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

/// <summary>The skills as an agent gets them: installed by the tool, their examples run as their manuals say.</summary>
public sealed class SkillsTests : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task EveryExampleRuns()
    {
        var folder = new Consumer(PackedFeed.NewFolder());
        folder.Write("nuget.config", $"""<configuration><packageSources><add key="packed" value="{PackedFeed.Packages}" /></packageSources></configuration>""");
        folder.Write("alerts.txt", "disk full\nlatency {\"page\": true}\n");
        var install = await CommandLine.RunAsync(folder.Folder, PackedFeed.Tool, ["skills", "install", "--all", "--target", "skills"]);
        install.ShouldSucceed();
        using var server = await Server.StartAsync();

        Assert.Contains("REQ-1 proved:", await RunAsync("certainly-prover/prove.cs"), StringComparison.Ordinal);
        Assert.Contains("theorem", await RunAsync("certainly-prover/prove-direct.cs", ("SCILLM_CERTAINLY_HTTP_ONLY", "1")), StringComparison.Ordinal);
        Assert.Contains("What is the capital of France?", await RunAsync("scillm-completions/chat.cs"), StringComparison.Ordinal);
        Assert.Contains("Alice is 25.", await RunAsync("scillm-completions/json.cs"), StringComparison.Ordinal);
        Assert.Contains("image", await RunAsync("scillm-completions/image.cs"), StringComparison.Ordinal);
        Assert.Contains("1: ", await RunAsync("scillm-completions/batch.cs"), StringComparison.Ordinal);
        Assert.Equal(6, Directory.GetFiles(Path.Combine(folder.Folder, "skills"), "*.cs", SearchOption.AllDirectories).Length);

        async Task<string> RunAsync(string example, params (string, string)[] settings)
        {
            var run = await CommandLine.RunAsync(folder.Folder, "dotnet", ["run", Path.Combine("skills", example)], [.. ContractExamples.Settings(server), .. settings]);
            return run.ShouldSucceed().Output;
        }
    }
}
