using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Calling;

/// <summary><c>preflight</c>, <c>models</c> and <c>chat</c>, by the real tool.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const string Key = "sk-planted-x7Qm2vLr9TzK4wBn8sYd";

    private LlmTestServer _server = null!;

    [Fact]
    public async Task AnAnswerComesOnStandardOutput_AndNothingElseDoes()
    {
        _server.Script.Enqueue(Fault.Content("the answer", reasoning: "the thought"));

        var run = await RunAsync("chat", "@someone, answer", "--system", "Be brief.", "--max-tokens", "9");

        Assert.Equal((0, "the answer\n", ""), (run.ExitCode, run.Output, run.Errors));
        var body = _server.Requests.Single().Json!.Value;
        Assert.Equal(["Be brief.", "@someone, answer"], body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()));
        Assert.True(body.GetProperty("stream").GetBoolean());
    }

    [Fact]
    public async Task APromptMayComeFromAFileAndFromStandardInput()
    {
        using var folder = new ScratchFolder();

        var run = await Tool.RunAsync(["chat", "-", "--file", folder.Write("more.txt", "and this")], "this", Environment());

        Assert.Equal((0, "this\n\nand this\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task AnImageGoesAlong()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder["photo.PNG"], [0x89, .. "PNG\r\n"u8]);

        var run = await RunAsync("chat", "What is it?", "--image", folder["photo.PNG"], "--image", "https://example.com/a.jpg");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("data:image/png;base64,iVBORw0K", _server.Requests.Single().Text, StringComparison.Ordinal);
        Assert.Contains("https://example.com/a.jpg", _server.Requests.Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.png", "missing.png")]
    [InlineData("data:nonsense", "The image cannot be used")]
    public async Task NothingIsSent_WhenAnImageCannotBeUsed(string image, string said)
    {
        var run = await RunAsync("chat", "What is it?", "--image", image);

        Assert.True(run.ExitCode == 2, run.ToString());
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task WhatIsNotJsonIsAnError_WhereJsonIsAskedFor()
    {
        _server.Script.Enqueue(Fault.Content("no JSON"), Fault.Content("""{"n":1}"""));

        var prose = await RunAsync("chat", "JSON", "--json");
        var json = await RunAsync("chat", "JSON", "--json");

        Assert.Equal((1, ""), (prose.ExitCode, prose.Output));
        Assert.Contains("where JSON was asked for", prose.Errors, StringComparison.Ordinal);
        Assert.Equal((0, "{\"n\":1}\n"), (json.ExitCode, json.Output));
    }

    [Fact]
    public async Task WhatCameBeforeAFailureIsKept()
    {
        _server.Script.Enqueue(Fault.StreamError("out of steam"));

        var run = await RunAsync("chat", "one two three four");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("one", run.Output, StringComparison.Ordinal);
        Assert.Contains("out of steam", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelsAreListed()
    {
        Assert.Equal("test-model\n", (await RunAsync("models")).Output);
        Assert.Equal("test-model", Json(await RunAsync("models", "--format", "json")).GetProperty("models")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task APreflightSaysWhatItFound()
    {
        var good = await RunAsync("preflight", "--parallel", "1");
        var bad = await RunAsync("preflight", "--format", "json", "--model", "missing");
        _server.Script.When(_ => true, Fault.Status(401));
        var refused = await RunAsync("preflight", "--format", "json");

        Assert.Equal(0, good.ExitCode);
        Assert.StartsWith("ok: 'test-model' at ", good.Output, StringComparison.Ordinal);
        Assert.Equal((1, false), (bad.ExitCode, Json(bad).GetProperty("ok").GetBoolean()));
        Assert.Contains("does not list the model 'missing'", Json(bad).GetProperty("preflight_details").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, 401), (refused.ExitCode, Json(refused).GetProperty("preflight_details").GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData("--api-key", Key)]
    [InlineData("--api-key=" + Key)]
    [InlineData("--key", Key)]
    [InlineData("--apikey", Key)]
    [InlineData("--token", Key)]
    [InlineData("--api-key-env", Key)]
    [InlineData("--api-key-file", Key)]
    [InlineData("--api-key-env", "CHUTES_API_KEY", "--api-key-file", "-")]
    public async Task AKeyOnTheCommandLineIsRefused_AndNotRepeated(params string[] options)
    {
        foreach (var command in (string[])["chat", "models", "preflight", "parallel", "prove"])
        {
            var run = await RunAsync([command, .. command is "models" or "preflight" ? [] : new[] { "hi" }, .. command == "prove" ? ["--direct"] : Array.Empty<string>(), .. command == "parallel" ? ["--output", "none"] : Array.Empty<string>(), .. options]);

            Assert.True(run.ExitCode == 2, run.ToString());
            Assert.Contains("--api-key-", run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(Key, run.ToString(), StringComparison.Ordinal);
        }
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task AKeyMayBeInAVariableAFileOrStandardInput()
    {
        using var folder = new ScratchFolder();
        string[] where = ["models", "--api-base", _server.BaseUrl];

        var variable = await Tool.RunAsync([.. where, "--api-key-env", "OTHER_KEY"], "", ("OTHER_KEY", _server.ApiKey));
        var file = await Tool.RunAsync([.. where, "--api-key-file", folder.Write("key", _server.ApiKey + "\n")]);
        var input = await Tool.RunAsync([.. where, "--api-key-file", "-"], _server.ApiKey);

        Assert.All([variable, file, input], run => Assert.Equal((0, "test-model\n"), (run.ExitCode, run.Output)));
    }

    [Theory]
    [InlineData("CHUTES_API_BASE", "there is no API base", "--api-base")]
    [InlineData("CHUTES_API_KEY", "there is no API key", "--api-key-file")]
    [InlineData("CHUTES_MODEL_ID", "there is no model", "--model")]
    public async Task WhatIsMissingIsNamed_BeforeAnythingIsSent(string missing, string problem, string option)
    {
        var run = await Tool.RunAsync(["chat", "hi"], "", [.. Environment().Where(variable => variable.Name != missing)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
        Assert.Contains(option, run.Errors, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    public async Task InitializeAsync() => _server = await LlmTestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private (string Name, string Value)[] Environment() =>
        [("CHUTES_API_BASE", _server.BaseUrl), ("CHUTES_API_KEY", _server.ApiKey), ("CHUTES_MODEL_ID", _server.Model)];

    private Task<ToolRun> RunAsync(params string[] arguments) => Tool.RunAsync(arguments, "", Environment());

    private static JsonElement Json(ToolRun run) => JsonDocument.Parse(run.Output).RootElement;
}
