using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>The output is the checkpoint.</summary>
public sealed class ResumeTests : IAsyncLifetime
{
    private const string Input = """
        {"prompt":"one"}
        {"prompt":"two ü"}
        no request
        {"prompt":"four","custom_id":"d"}
        """;

    private ParallelBench _bench = null!;

    [Property(MaxTest = 25)]
    public Property EveryIdIsThereOnce_WhereverTheOutputWasCut()
    {
        var whole = WholeOutputAsync().GetAwaiter().GetResult();
        return Prop.ForAll(Gen.Choose(0, whole.Length).ToArbitrary(), length =>
        {
            File.WriteAllBytes(_bench.Output, whole[..length]);
            _bench.RunAsync(Input).GetAwaiter().GetResult();
            return _bench.Ids.Order().SequenceEqual(["d", "request-1", "request-2", "request-3"]);
        });
    }

    [Fact]
    public async Task WhatIsDoneIsNotAskedAgain_AndFailuresOnlyOnRequest()
    {
        _bench.Server.Script.When(request => request.Prompt == "one", Fault.Status(400), times: 1);

        Assert.Equal(1, await _bench.RunAsync(Input));
        Assert.Equal(1, await _bench.RunAsync(Input));
        Assert.Equal(3, _bench.Server.Requests.Count);

        Assert.Equal(1, await _bench.RunAsync(Input, "--retry-failed"));
        Assert.Equal(["four", "one", "one", "two ü"], _bench.Server.Requests.Select(request => request.Prompt).Order(StringComparer.Ordinal));
        Assert.Equal(["d", "request-1", "request-2", "request-3"], _bench.Ids.Order());
        Assert.Equal("Null", _bench["request-1"].GetProperty("error").ValueKind.ToString());
    }

    [Theory]
    [InlineData("{\"prompt\":\"other\"}", "the input had 4 requests and has 1")]
    [InlineData(Input, "--model was 'test-model' and is 'other'", "--model", "other")]
    [InlineData(Input, "--max-tokens was not set and is '9'", "--max-tokens", "9")]
    [InlineData(Input, "--json was not set and is 'on'", "--json")]
    public async Task AnotherQuestionIsNotMixedIn(string input, string difference, params string[] options)
    {
        await _bench.RunAsync(Input);
        var before = File.ReadAllText(_bench.Output);

        var refusal = await _bench.RefusalAsync(input, options);

        Assert.Contains(difference, refusal, StringComparison.Ordinal);
        Assert.Contains("--restart", refusal, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_bench.Output));
    }

    [Fact]
    public async Task HowFastItGoesMayChange()
    {
        await _bench.RunAsync(Input);

        Assert.Equal(1, await _bench.RunAsync(Input, "--concurrency", "1", "--timeout", "9", "--tenacious", "--rpm", "1000"));
    }

    [Fact]
    public async Task TheSameQuestionGoesOn_ThoughItsFilesEndLinesAsOnWindows()
    {
        const string Schema = "{\n  \"type\": \"object\"\n}\n";
        var schema = _bench.Folder.Write("schema.json", Schema);
        await _bench.RunAsync(Input, "--json", "--schema", schema);
        File.WriteAllText(_bench.Output, File.ReadAllText(_bench.Output).ReplaceLineEndings("\r\n"));
        _bench.Folder.Write("schema.json", "\uFEFF" + Schema.ReplaceLineEndings("\r\n"));
        var sent = _bench.Server.Requests.Count;

        await _bench.RunAsync("\uFEFF" + Input.ReplaceLineEndings("\r\n"), "--json", "--schema", schema);

        Assert.Equal(sent, _bench.Server.Requests.Count);
        Assert.Equal(["d", "request-1", "request-2", "request-3"], _bench.Ids.Order());
    }

    [Fact]
    public async Task ARestartDiscardsWhatWasThere()
    {
        await _bench.RunAsync(Input);

        Assert.Equal(0, await _bench.RunAsync("""{"prompt":"other"}""", "--restart"));

        Assert.Equal(["request-1"], _bench.Ids);
    }

    [Fact]
    public async Task AFileThatIsNotOursIsLeftAlone()
    {
        _bench.Folder.Write("results.jsonl", "precious\n");

        Assert.Contains("nothing says what its lines answer", await _bench.RefusalAsync(Input), StringComparison.Ordinal);
        Assert.Equal(["key", "requests.jsonl", "results.jsonl"], Directory.EnumerateFiles(_bench.Folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("garbage\n", "Line 5 of ")]
    [InlineData("{\"custom_id\":\"stranger\",\"error\":null}\n", "answers 'stranger'")]
    [InlineData("{\"custom_id\":\"d\",\"error\":null}\n", "answers once more 'd'")]
    public async Task WhatSomebodyElseWroteIsNamed(string added, string named)
    {
        await _bench.RunAsync(Input);
        File.AppendAllText(_bench.Output, added);

        Assert.Contains(named, await _bench.RefusalAsync(Input), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondProcessIsKeptOut()
    {
        _bench.Server.Script.Enqueue(Fault.None.After(TimeSpan.FromMinutes(1)));
        var first = _bench.RunAsync("""{"prompt":"slow"}""");
        await _bench.Server.Requests.WaitForAsync(1);

        var refusal = await _bench.RefusalAsync("""{"prompt":"slow"}""");
        _bench.ServerTime.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("Another process is writing", refusal, StringComparison.Ordinal);
        Assert.Equal(0, await first);
    }

    public async Task InitializeAsync() => _bench = await ParallelBench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    private async Task<byte[]> WholeOutputAsync()
    {
        await _bench.RunAsync(Input);
        return await File.ReadAllBytesAsync(_bench.Output);
    }
}
