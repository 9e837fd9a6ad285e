using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Proofs;

/// <summary><c>prove</c>, by the real tool against the stand-in of the bridge.</summary>
public sealed class ProveTests : IAsyncLifetime
{
    private LlmTestServer _server = null!;

    [Fact]
    public async Task WhatIsProvedComesWithItsProof()
    {
        var run = await RunAsync("n + 0 = n", "--tactics", "simp,omega", "--session", "s", "--track", "t", "--max-seconds", "60", "--require-proved");

        Assert.Equal((0, "#1 proved: n + 0 = n\n  lean: theorem requirement_1 : True := trivial\n1 of 1 proved\n"), (run.ExitCode, run.Output));
        var body = _server.Requests.Single().Json!.Value;
        Assert.Equal(["--tactics", "simp,omega"], body.GetProperty("lean4_flags").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal(("s", "t"), (body.GetProperty("options").GetProperty("session_id").GetString(), body.GetProperty("options").GetProperty("track_id").GetString()));
        Assert.Equal(60, body.GetProperty("max_seconds").GetDouble());
    }

    [Theory]
    [InlineData("unproved", "Too hard,\nit says.", null, "unproved", "explanation: Too hard,\n    it says.")]
    [InlineData("compile_error", null, "unknown identifier 'foo'", "compile_error", "diagnostics: unknown identifier 'foo'")]
    [InlineData("timeout", null, null, "timed_out", "0 of 1 proved")]
    public async Task WhatIsNotProvedSaysWhy(string status, string? explanation, string? diagnostics, string outcome, string said)
    {
        _server.Script.When(_ => true, Fault.Proof(status, explanation, diagnostics));

        var run = await RunAsync("n + 1 = n");
        var required = await RunAsync("n + 1 = n", "--require-proved");

        Assert.Equal((0, 1), (run.ExitCode, required.ExitCode));
        Assert.StartsWith($"#1 {outcome}: n + 1 = n\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequirementsMayComeFromAFileAndFromStandardInput()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("requirements.txt", """
            n + 0 = n

            {"requirement_text": "0 + n = n", "id": "REQ-2", "tactics": ["simp"], "note": "kept"}
            {n : Nat} n = n
            """);

        var run = await Tool.RunAsync(["prove", "-", "--file", file, "--format", "json"], "{\"text\": \"first\"}\n", Environment);

        var results = JsonDocument.Parse(run.Output).RootElement.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["first", "n + 0 = n", "0 + n = n", "{n : Nat} n = n"], results.Select(result => result.GetProperty("requirement_text").GetString()));
        Assert.Equal("REQ-2", results[2].GetProperty("id").GetString());
        Assert.Contains(_server.Requests, request => request.Text.Contains("\"note\":\"kept\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"id\":\"REQ-1\"}", "Line 1 of standard input has no requirement_text")]
    [InlineData("fine\n{\"text\":3}", "Line 2 of standard input is no requirement")]
    [InlineData("", "There is nothing to prove")]
    public async Task NothingIsSent_WhenALineIsNoRequirement(string input, string why)
    {
        var run = await Tool.RunAsync(["prove"], input, Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task ABridgeThatIsDownIsNoVerdict()
    {
        await _server.DisposeAsync();

        var run = await RunAsync("n + 0 = n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("No connection to 127.0.0.1", run.Output, StringComparison.Ordinal);
        Assert.Contains("CERTAINLY_BRIDGE_BASE", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DirectModeSaysWhatIsMissing_WhenTheBridgeIsForbidden()
    {
        using var folder = new ScratchFolder();
        (string, string)[] strict = [Environment, ("SCILLM_CERTAINLY_DIRECT_STRICT", "1"), ("PATH", folder.Path), ("CHUTES_API_KEY", "any")];

        using var process = Tool.Start(["prove", "n + 0 = n", "--direct"], strict);
        process.StandardInput.Close();
        var run = await Tool.EndAsync(process);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("neither lean nor docker is on the PATH", run.Errors, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task DirectModeFallsBackToTheBridge()
    {
        using var folder = new ScratchFolder();
        using var process = Tool.Start(["prove", "n + 0 = n", "--direct"], [Environment, ("PATH", folder.Path)]);
        process.StandardInput.Close();
        var run = await Tool.EndAsync(process);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("1 of 1 proved\n", run.Output, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    public async Task InitializeAsync() => _server = await LlmTestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private (string Name, string Value) Environment => ("CERTAINLY_BRIDGE_BASE", _server.BridgeBaseUrl);

    private Task<ToolRun> RunAsync(params string[] arguments) => Tool.RunAsync(["prove", .. arguments], "", Environment);
}
