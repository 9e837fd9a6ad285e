using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>Ctrl-C, and a signal to end, on the real tool.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task TheFirstFinishesWhatIsInFlight(string signal)
    {
        var time = new FakeTimeProvider();
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { TimeProvider = time });
        using var folder = new ScratchFolder();
        server.Script.Enqueue(Fault.None.After(TimeSpan.FromMinutes(1)), Fault.None.After(TimeSpan.FromMinutes(1)));
        using var process = Start(server, folder);
        await server.Requests.WaitForAsync(2);

        await SignalAsync(process, signal);
        await UntilSaidAsync(process, "Finishing what is in flight.");
        time.Advance(TimeSpan.FromMinutes(1));
        var run = await Tool.EndAsync(process);

        Assert.True(run.ExitCode == 130, run.ToString());
        Assert.InRange(File.ReadAllLines(folder["results.jsonl"]).Length, 2, 99);
        Assert.Contains("are left; the same command again goes on with them.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSecondStops()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var folder = new ScratchFolder();
        server.Script.When(_ => true, Fault.Stall());
        using var process = Start(server, folder);
        await server.Requests.WaitForAsync(2);

        await SignalAsync(process, "-INT");
        await UntilSaidAsync(process, "Finishing what is in flight.");
        await SignalAsync(process, "-INT");
        var run = await Tool.EndAsync(process);

        Assert.True(run.ExitCode == 130, run.ToString());
        Assert.Empty(File.ReadAllLines(folder["results.jsonl"]));
        Assert.StartsWith("0/100 done", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChatEndsWithWhatItHasSaid()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Fault.SlowTokens(TimeSpan.FromMilliseconds(100)));
        using var process = Tool.Start(["chat", string.Join(' ', Enumerable.Repeat("on and on", 5_000)), "--api-base", server.BaseUrl, "--model", server.Model], ("CHUTES_API_KEY", server.ApiKey));
        var said = new char[1];
        await process.StandardOutput.ReadBlockAsync(said);

        await SignalAsync(process, "-INT");
        var run = await Tool.EndAsync(process);

        Assert.True(run.ExitCode == 130, run.ToString());
        Assert.Equal('o', said[0]);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Errors);
    }

    private static Process Start(LlmTestServer server, ScratchFolder folder)
    {
        var input = folder.Write("requests.jsonl", string.Join('\n', Enumerable.Range(0, 100).Select(number => $$"""{"prompt":"{{number}}"}""")));
        return Tool.Start(
            ["parallel", input, "--output", folder["results.jsonl"], "--api-base", server.BaseUrl, "--model", server.Model, "--concurrency", "2", "--timeout", "3600"],
            ("CHUTES_API_KEY", server.ApiKey));
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal == "-INT" && IgnoresInterrupts() ? "-TERM" : signal, process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Tests that run in the background of a shell ignore Ctrl-C, and so does what they start. To end is the same there.</summary>
    private static bool IgnoresInterrupts() => File.Exists("/proc/self/status")
        && (Convert.ToUInt64(File.ReadLines("/proc/self/status").First(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    private static async Task UntilSaidAsync(Process process, string text)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"'{text}' was not said.");
    }
}
