using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class BatchTests
{
    private readonly ManualTime _time = new();

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task GivesOneResultForEveryRequest_InTheirOrder_WhateverFails()
    {
        var handler = new StubHandler((request, _) => Task.FromResult((request.Prompt switch
        {
            "bad" => StubHandler.Status(400, Answers.Error("No.")),
            "empty" => StubHandler.Says(""),
            "prose" => StubHandler.Says("Sure!"),
            "boom" => StubHandler.Throws(new InvalidOperationException("handler bug")),
            var prompt => StubHandler.Says($$"""{"said":"{{prompt}}"}"""),
        })(request)));
        using var client = Client(handler);
        string[] prompts = ["a", "bad", "empty", "prose", "boom", "b"];

        var results = await client.CompleteBatchAsync([.. prompts.Select(TestClient.AskJson)], new BatchOptions { Tenacious = false });

        Assert.Equal(prompts, results.Select(result => result.Request.Messages[0].Text));
        Assert.Equal([0, 1, 2, 3, 4, 5], results.Select(result => result.Index));
        Assert.Equal([true, false, false, false, false, true], results.Select(result => result.Ok));
        Assert.Equal([200, 400, 200, 200, null, 200], results.Select(result => result.Status));
        Assert.Equal([null, "invalid_request_error", "empty_content", "invalid_json", "unexpected", null], results.Select(result => result.Error?.ErrorType));
        Assert.Equal(new BatchSummary { Ok = 2, ProviderError = 2, InvalidJson = 1, EmptyContent = 1 }, results.Summary);
        Assert.Same(results.Summary, results[0].Summary);
        Assert.Equal(("a", """{"said":"a"}""", """{"said":"a"}"""), (results[0].Json!.Value.GetProperty("said").GetString(), results[0].Content, results[0].Raw));
        Assert.Equal((null, "Sure!"), (results[3].Content, results[3].Raw));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task EnsureOkGivesTheContent_OrThrowsTheItemsError()
    {
        using var client = Client(new StubHandler((request, _) => Task.FromResult(request.Prompt == "bad" ? StubHandler.Status(400)(request) : StubHandler.Says("fine")(request))));

        var results = await client.CompleteBatchAsync([TestClient.Ask("good"), TestClient.Ask("bad")]);

        Assert.Equal("fine", results[0].EnsureOk());
        Assert.Same(results[1].Error, Assert.Throws<SciLlmException>(() => results[1].EnsureOk()));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task FillsInDefaults_WhereRequestsHaveNone()
    {
        var handler = new StubHandler(StubHandler.Says("{}"));
        using var client = Client(handler);
        var options = new BatchOptions { DefaultMaxTokens = 9, DefaultTemperature = 0, ResponseFormat = ChatResponseFormat.Json, Concurrency = 1 };

        await client.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask() with { MaxTokens = 1, Temperature = 1, ResponseFormat = ChatResponseFormat.Text }], options);

        Assert.EndsWith("""],"max_tokens":9,"temperature":0,"response_format":{"type":"json_object"}}""", handler.Requests[0].Body, StringComparison.Ordinal);
        Assert.EndsWith("""],"max_tokens":1,"temperature":1,"response_format":{"type":"text"}}""", handler.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ReportsProgress_BeforeEachResult()
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi"), StubHandler.Status(400)));
        var seen = new List<BatchProgress>();

        await client.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask()], new BatchOptions { Concurrency = 1, Progress = new Collector(seen) });

        Assert.Equal([(1, 2, 1, 0), (2, 2, 1, 1)], seen.Select(progress => (progress.Completed, progress.Total ?? -1, progress.Ok, progress.Failed)));
        Assert.Equal(400, seen[1].Last.Status);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task AnEmptyBatchIsDone()
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi")));

        var results = await client.CompleteBatchAsync([]);

        Assert.Equal((0, 0), (results.Count, results.Summary.Total));
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData(0, 0)]
    [InlineData(10_001, 0)]
    [InlineData(1, -1)]
    public async Task RefusesOptionsThatMakeNoSense(int concurrency, int retryInvalidJson)
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi")));

        await Assert.ThrowsAsync<SciLlmConfigurationException>(
            () => client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { Concurrency = concurrency, RetryInvalidJson = retryInvalidJson }));
    }

    [Fact]
    public void HasTheContractsDefaults()
    {
        var options = new BatchOptions();
        var recommended = BatchOptions.Recommended;

        Assert.Equal((6, 20, 900, true, 0), (options.Concurrency, options.Timeout.TotalSeconds, options.WallTime.TotalSeconds, options.Tenacious, options.RetryInvalidJson));
        Assert.Equal((false, ChatResponseFormat.Json), (recommended.Tenacious, recommended.ResponseFormat));
        Assert.InRange(recommended.Concurrency, 4, 8);
        Assert.InRange(recommended.Timeout.TotalSeconds, 20, 30);
        Assert.InRange(recommended.WallTime.TotalSeconds, 120, 300);
    }

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => options.TimeProvider = _time);

    private sealed class Collector(List<BatchProgress> seen) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => seen.Add(value);
    }
}
