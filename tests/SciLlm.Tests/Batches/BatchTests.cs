using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class BatchTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task GivesOneResultForEveryRequest_InTheirOrder_WhateverFails()
    {
        var handler = new StubHandler((request, _) => Task.FromResult((Prompt(request) switch
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

    [Fact]
    public async Task EnsureOkGivesTheContent_OrThrowsTheItemsError()
    {
        using var client = Client(new StubHandler((request, _) => Task.FromResult(Prompt(request) == "bad" ? StubHandler.Status(400)(request) : StubHandler.Says("fine")(request))));

        var results = await client.CompleteBatchAsync([TestClient.Ask("good"), TestClient.Ask("bad")]);

        Assert.Equal("fine", results[0].EnsureOk());
        Assert.Same(results[1].Error, Assert.Throws<SciLlmException>(() => results[1].EnsureOk()));
    }

    [Fact]
    public async Task SendsNoMoreAtOnceThanTheConcurrency()
    {
        var (now, peak) = (0, 0);
        var handler = new StubHandler(async (request, _) =>
        {
            lock (_time) peak = Math.Max(peak, ++now);
            await Task.Yield();
            lock (_time) now--;
            return StubHandler.Says("hi")(request);
        });
        using var client = Client(handler);

        var results = await client.CompleteBatchAsync([.. Enumerable.Range(0, 200).Select(n => TestClient.Ask($"{n}"))], new BatchOptions { Concurrency = 3 });

        Assert.Equal(200, results.Summary.Ok);
        Assert.InRange(peak, 1, 3);
    }

    [Fact]
    public async Task PullsRequestsOnlyAsResultsAreTaken()
    {
        var pulled = 0;
        IEnumerable<CompletionRequest> Endless()
        {
            for (; ; ) yield return TestClient.Ask($"{pulled++}");
        }

        using var client = Client(new StubHandler(StubHandler.Says("hi")));
        var taken = 0;

        await foreach (var result in client.StreamBatchAsync(Endless(), new BatchOptions { Concurrency = 4 }))
        {
            Assert.True(result.Ok);
            Assert.InRange(Volatile.Read(ref pulled), 1, ++taken + 8);
            if (taken == 500) break;
        }

        Assert.Equal(500, taken);
    }

    [Fact]
    public async Task LetsOthersWork_WhileAnItemWaits()
    {
        var refused = false;
        var handler = new StubHandler((request, _) =>
        {
            if (Prompt(request) != "slow" || refused) return Task.FromResult(StubHandler.Says("hi")(request));
            refused = true;
            return Task.FromResult(StubHandler.Status(429, "", ("Retry-After", "60"))(request));
        });
        using var client = Client(handler);
        CompletionRequest[] requests = [TestClient.Ask("slow"), .. Enumerable.Range(0, 20).Select(n => TestClient.Ask($"{n}"))];

        var order = new List<int>();
        await foreach (var result in client.StreamBatchAsync(requests, new BatchOptions { Concurrency = 1 }))
        {
            order.Add(result.Index);
            if (order.Count == 20) await _time.PassAsync(60);
        }

        Assert.Equal([.. Enumerable.Range(1, 20), 0], order);
    }

    [Fact]
    public async Task StopsPulling_WhenTooManyItemsWait()
    {
        var handler = new StubHandler(StubHandler.Status(429, "", ("Retry-After", "100")));
        using var client = Client(handler);
        var pulled = 0;
        IEnumerable<CompletionRequest> Endless()
        {
            for (; ; ) yield return TestClient.Ask($"{Interlocked.Increment(ref pulled)}");
        }

        using var stop = new CancellationTokenSource();
        var batch = Task.Run(async () =>
        {
            await foreach (var _ in client.StreamBatchAsync(Endless(), new BatchOptions { Concurrency = 2, WallTime = TimeSpan.FromSeconds(50) }, stop.Token)) await stop.CancelAsync();
        });
        for (var waiting = 0; waiting < 20; waiting++) await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(100));
        Assert.Equal(20, Volatile.Read(ref pulled));
        _time.Advance(TimeSpan.FromSeconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
    }

    [Fact]
    public async Task EndsAnItemAtItsWallTime_WhileItWaits()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503, Answers.Error("Busy."), ("Retry-After", "100"))));

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { WallTime = TimeSpan.FromSeconds(30) });
        await _time.UntilWaitingForAsync(TimeSpan.FromSeconds(100));
        _time.Advance(TimeSpan.FromSeconds(30));
        var result = Assert.Single(await batch);

        var error = Assert.IsType<SciLlmTimeoutException>(result.Error);
        Assert.Equal((TimeoutKind.Wall, 503, 1, TimeSpan.FromSeconds(30)), (error.Kind, result.Status, result.Attempts, result.Elapsed));
        Assert.Contains("Busy.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CountsWallTimeFromAnItemsStart_NotFromItsPlaceInTheQueue()
    {
        var handler = new StubHandler(async (request, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(8), _time, cancellationToken);
            return StubHandler.Says("hi")(request);
        });
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync(
            [.. Enumerable.Range(0, 5).Select(n => TestClient.Ask($"{n}"))], new BatchOptions { Concurrency = 1, WallTime = TimeSpan.FromSeconds(10) });
        for (var item = 0; item < 5; item++) await _time.PassAsync(8);

        Assert.Equal(5, (await batch).Summary.Ok);
    }

    [Fact]
    public async Task TriesUntilTheWallTime_WhenTenacious()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503)));

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { WallTime = TimeSpan.FromSeconds(200) });
        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30 }) await _time.PassAsync(seconds);
        await _time.PassAsync(30);
        var result = Assert.Single(await batch);

        Assert.Equal((TimeoutKind.Wall, 12), (Assert.IsType<SciLlmTimeoutException>(result.Error).Kind, result.Attempts));
    }

    [Fact]
    public async Task TriesAsOftenAsTheClient_WhenNotTenacious()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503)));

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { Tenacious = false });
        await _time.PassAsync(0.5);
        await _time.PassAsync(1);

        Assert.Equal((503, 3), ((await batch)[0].Status, (await batch)[0].Attempts));
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 3, true)]
    public async Task AsksAgainForJson_ExactlyAsOftenAsAllowed(int retries, int attempts, bool ok)
    {
        var handler = new StubHandler(StubHandler.Says("Sure!"), StubHandler.Says("{"), StubHandler.Says("""{"ok":true}"""));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { RetryInvalidJson = retries, ResponseFormat = ChatResponseFormat.Json });
        for (var retry = 0; retry < retries; retry++) await _time.PassAsync(0.5 * Math.Pow(2, retry));
        var result = Assert.Single(await batch);

        Assert.Equal((attempts, ok), (result.Attempts, result.Ok));
        Assert.Equal(ok ? null : "invalid_json", result.Error?.ErrorType);
    }

    [Fact]
    public async Task DoesNotSpendJsonRetriesOnServerFailures()
    {
        var handler = new StubHandler(StubHandler.Status(503), StubHandler.Says("Sure!"), StubHandler.Status(503), StubHandler.Says("{}"));
        using var client = Client(handler);

        var batch = client.CompleteBatchAsync([TestClient.AskJson()], new BatchOptions { RetryInvalidJson = 1 });
        for (var wait = 0; wait < 3; wait++) await _time.PassAsync(0.5);

        Assert.Equal((true, 4), ((await batch)[0].Ok, (await batch)[0].Attempts));
    }

    [Fact]
    public async Task FillsInDefaults_WhereRequestsHaveNone()
    {
        var handler = new StubHandler(StubHandler.Says("{}"));
        using var client = Client(handler);
        var options = new BatchOptions { DefaultMaxTokens = 9, DefaultTemperature = 0, ResponseFormat = ChatResponseFormat.Json, Concurrency = 1 };

        await client.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask() with { MaxTokens = 1, Temperature = 1, ResponseFormat = ChatResponseFormat.Text }], options);

        Assert.EndsWith("""],"max_tokens":9,"temperature":0,"response_format":{"type":"json_object"}}""", handler.Requests[0].Body, StringComparison.Ordinal);
        Assert.EndsWith("""],"max_tokens":1,"temperature":1,"response_format":{"type":"text"}}""", handler.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportsProgress_BeforeEachResult()
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi"), StubHandler.Status(400)));
        var seen = new List<BatchProgress>();

        await client.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask()], new BatchOptions { Concurrency = 1, Progress = new Collector(seen) });

        Assert.Equal([(1, 2, 1, 0), (2, 2, 1, 1)], seen.Select(progress => (progress.Completed, progress.Total ?? -1, progress.Ok, progress.Failed)));
        Assert.Equal(400, seen[1].Last.Status);
    }

    [Fact]
    public async Task AnEmptyBatchIsDone()
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi")));

        var results = await client.CompleteBatchAsync([]);

        Assert.Equal((0, 0), (results.Count, results.Summary.Total));
    }

    [Theory]
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

    private static string Prompt(SentRequest request) => JsonNode.Parse(request.Body)!["messages"]![0]!["content"]!.GetValue<string>();

    private sealed class Collector(List<BatchProgress> seen) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => seen.Add(value);
    }
}
