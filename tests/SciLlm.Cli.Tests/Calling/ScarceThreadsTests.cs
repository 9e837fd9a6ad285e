using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Calling;

/// <summary>No part of a call holds a thread while it waits: one in the whole pool is enough.</summary>
public sealed class ScarceThreadsTests
{
    [Theory]
    [InlineData("preflight")]
    [InlineData("chat", "hello")]
    [InlineData("parallel", "-", "--output", "OUTPUT", "--concurrency", "32")]
    public async Task CommandEnds_WithOneThreadInThePool(params string[] command)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var folder = new ScratchFolder();
        var requests = string.Join('\n', Enumerable.Range(0, 200).Select(static number => $$"""{"prompt":"{{number}}"}"""));

        var run = await Tool.RunAsync(
            [.. command.Select(word => word == "OUTPUT" ? folder["results.jsonl"] : word), "--api-base", server.BaseUrl, "--model", server.Model],
            command.Contains("-") ? requests : "",
            ("CHUTES_API_KEY", server.ApiKey), ("DOTNET_ThreadPool_ForceMinWorkerThreads", "1"), ("DOTNET_ThreadPool_ForceMaxWorkerThreads", "1"));

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.NotEmpty(server.Requests);
    }
}
