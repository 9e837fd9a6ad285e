using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>What goes in, and what comes out.</summary>
public sealed class ParallelTests : IAsyncLifetime
{
    private ParallelBench _bench = null!;

    [Fact]
    public async Task EveryFormOfARequestIsAnswered()
    {
        var exit = await _bench.RunAsync("""
            {"custom_id":"batch","method":"POST","url":"/v1/chat/completions","body":{"model":"test-model","messages":[{"role":"user","content":"one"}],"max_tokens":5}}

            {"messages":[{"role":"user","content":"two"}]}
            {"prompt":"three","custom_id":"named","temperature":0}
            """);

        Assert.Equal(0, exit);
        Assert.Equal(["batch", "named", "request-3"], _bench.Ids.Order());
        Assert.Equal(["one", "two", "three"], new[] { "batch", "request-3", "named" }.Select(Content));
        Assert.Equal(["""{"role":"user","content":"three"}"""], Body("three").GetProperty("messages").EnumerateArray().Select(message => message.GetRawText()));
        Assert.Equal(0, Body("three").GetProperty("temperature").GetInt32());
    }

    [Fact]
    public async Task ADocumentOfConversationsIsAnswered()
    {
        var exit = await _bench.RunAsync("""
            {
              "model": "test-model", "max_tokens": 7,
              "messages_list": [
                [{"role": "user", "content": "one"}],
                [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "two"}]
              ]
            }
            """);

        Assert.Equal(0, exit);
        Assert.Equal(["one", "two"], new[] { "request-1", "request-2" }.Select(Content));
        Assert.All(_bench.Server.Requests, request => Assert.Equal(7, request.Json!.Value.GetProperty("max_tokens").GetInt32()));
    }

    [Fact]
    public async Task AResultIsALineOfTheBatchFormat()
    {
        await _bench.RunAsync("""{"custom_id":"a","body":{"messages":[{"role":"user","content":"hi"}]}}""");

        var result = _bench["a"];
        Assert.StartsWith("batch_req_", result.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, result.GetProperty("response").GetProperty("status_code").GetInt32());
        Assert.Equal("chat.completion", result.GetProperty("response").GetProperty("body").GetProperty("object").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("error").ValueKind);
        Assert.Equal(1, result.GetProperty("scillm_meta").GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task AnAnswerOfManyLinesIsOneLine()
    {
        _bench.Server.Script.Enqueue(Fault.Status(200, "{\n \"choices\": [{\n \"message\": {\"content\": \"said\"},\n \"finish_reason\": \"stop\"}]\n}"));

        await _bench.RunAsync("""{"prompt":"hi"}""");

        Assert.Equal("said", Content("request-1"));
        Assert.Single(_bench.Lines);
    }

    [Theory]
    [InlineData("not json", "Line 2 is no request: 'not json' is an invalid JSON literal")]
    [InlineData("[1]", "a line is a JSON object")]
    [InlineData("""{"text":"hi"}""", "neither body nor messages nor prompt")]
    [InlineData("""{"prompt":"hi","messages":[]}""", "both messages and prompt")]
    [InlineData("""{"prompt":3}""", "prompt is a text")]
    [InlineData("""{"messages":"hi"}""", "messages")]
    [InlineData("""{"custom_id":"request-2","url":"/v1/embeddings","body":{"input":"hi"}}""", "url is \"/v1/embeddings\"; only \"/v1/chat/completions\" can be asked")]
    [InlineData("""{"custom_id":"request-2","method":"GET","body":{"messages":[]}}""", "method is \"GET\"")]
    [InlineData("""{"prompt":"hi","api_key":"sk-secret"}""", "api_key")]
    [InlineData("""{"messages_list":[]}""", "messages_list has to be the whole file")]
    public async Task ABadLineIsAFailedResult_AndTheOthersAreAnswered(string line, string why)
    {
        var exit = await _bench.RunAsync($$"""
            {"prompt":"one"}
            {{line}}
            {"prompt":"three"}
            """);

        Assert.Equal(1, exit);
        Assert.Equal(["one", "three"], _bench.Server.Requests.Select(request => request.Prompt).Order());
        var error = _bench["request-2"].GetProperty("error");
        Assert.Equal("invalid_request", error.GetProperty("code").GetString());
        Assert.Contains(why, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", error.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedItemSaysWhy()
    {
        _bench.Server.Script.When(request => request.Prompt == "poison", Fault.Status(400, """{"error":{"message":"Too spicy.","type":"invalid_request_error"}}"""));

        var exit = await _bench.RunAsync("""{"prompt":"poison"}""");

        Assert.Equal(1, exit);
        var error = _bench["request-1"].GetProperty("error");
        Assert.Equal(("invalid_request_error", 400), (error.GetProperty("code").GetString(), error.GetProperty("status").GetInt32()));
        Assert.Contains("Too spicy.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonIsHeldAgainstTheSchema_AndRepairedWhereThatIsAskedFor()
    {
        var schema = _bench.Folder.Write("schema.json", """{"required":["n"]}""");
        _bench.Server.Script.When(request => request.Prompt == "sloppy", Fault.Content("""{"n": 1,}"""));

        var exit = await _bench.RunAsync(
            """
            {"custom_id":"good","prompt":"Return {\"n\":1}"}
            {"custom_id":"bad","prompt":"Return {\"m\":1}"}
            {"custom_id":"sloppy","prompt":"sloppy"}
            """,
            "--json", "--schema", schema, "--repair-invalid-json");

        Assert.Equal(1, exit);
        Assert.Equal("""{"n":1}""", Content("good"));
        Assert.Equal("invalid_json", _bench["bad"].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("""{"n": 1}""", Content("sloppy"));
        Assert.Equal("""{"n": 1,}""", _bench["sloppy"].GetProperty("scillm_meta").GetProperty("repaired_from").GetString());
    }

    [Fact]
    public async Task NothingMoreIsSent_OnceTheCostIsReached()
    {
        var prices = _bench.Folder.Write("prices.json", """{"*": {"input": 1000000, "output": 0}}""");
        var input = string.Join('\n', Enumerable.Range(0, 100).Select(number => $$"""{"prompt":"n{{number}}"}"""));

        var exit = await _bench.RunAsync(input, "--prices", prices, "--max-cost", "5", "--concurrency", "1");

        Assert.Equal(1, exit);
        Assert.InRange(_bench.Lines.Length, 5, 99);
        Assert.Equal(0, await _bench.RunAsync(input, "--prices", prices, "--max-cost", "100000"));
        Assert.Equal(100, _bench.Ids.Distinct().Count());
    }

    [Fact]
    public async Task NothingIsWrittenOff_WhenTheKeyIsRefused()
    {
        _bench.Server.Script.When(_ => true, Fault.Status(401), times: 20);

        var exit = await _bench.RunAsync("""{"prompt":"hi"}""");

        Assert.Equal((1, 0), (exit, _bench.Lines.Length));
    }

    [Theory]
    [InlineData("", "holds no requests")]
    [InlineData("{\"prompt\":\"a\",\"custom_id\":\"x\"}\n\n{\"prompt\":\"b\",\"custom_id\":\"x\"}", "'x' is on lines 1 and 3")]
    [InlineData("{\"prompt\":\"a\",\"custom_id\":\"request-2\"}\n{\"prompt\":\"b\"}", "'request-2' is on lines 1 and 2")]
    [InlineData("{\"messages_list\": 3}", "messages_list has to be an array")]
    public async Task NothingIsSent_WhenTheInputCannotBeUsed(string input, string why)
    {
        Assert.Contains(why, await _bench.RefusalAsync(input), StringComparison.Ordinal);
        Assert.Empty(_bench.Server.Requests);
        Assert.False(File.Exists(_bench.Output));
    }

    [Theory]
    [InlineData("prices.json", """{"other": {"input": 1, "output": 1}}""", "no price for test-model")]
    [InlineData("prices.json", """{"test-model": {"input": -1, "output": 1}}""", "'test-model' have to be numbers of 0 or more")]
    [InlineData("prices.json", """{"test-model": {"inptu": 1}}""", "inptu")]
    public async Task NothingIsSent_WhenThePricesCannotBeUsed(string file, string prices, string why)
    {
        Assert.Contains(why, await _bench.RefusalAsync("""{"prompt":"hi"}""", "--prices", _bench.Folder.Write(file, prices), "--max-cost", "1"), StringComparison.Ordinal);
        Assert.Empty(_bench.Server.Requests);
    }

    public async Task InitializeAsync() => _bench = await ParallelBench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    private string? Content(string id) =>
        _bench[id].GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();

    private JsonElement Body(string prompt) => _bench.Server.Requests.Single(request => request.Prompt == prompt).Json!.Value;
}
