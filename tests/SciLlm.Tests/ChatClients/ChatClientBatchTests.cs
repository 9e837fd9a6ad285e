using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.AI;
using SciLlm.Json;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.ChatClients;

public sealed class ChatClientBatchTests
{
    private static readonly ImpatientTime Impatient = new();

    [Fact]
    public async Task GivesOneResultForEveryRequest_InTheirOrder_WhateverFails()
    {
        using var chat = new StubChat(prompt => prompt switch
        {
            "bad" => throw new HttpRequestException("No.", null, HttpStatusCode.BadRequest),
            "boom" => throw new InvalidOperationException("a bug"),
            "empty" => "",
            "prose" => "Sure!",
            _ => $$"""{"said":"{{prompt}}"}""",
        });
        string[] prompts = ["a", "bad", "empty", "prose", "boom", "b"];

        var results = await chat.CompleteBatchAsync([.. prompts.Select(TestClient.AskJson)]);

        Assert.Equal(prompts, results.Select(result => result.Request.Messages[0].Text));
        Assert.Equal([200, 400, 200, 200, null, 200], results.Select(result => result.Status));
        Assert.Equal([null, "http_error", "empty_content", "invalid_json", "unexpected", null], results.Select(result => result.Error?.ErrorType));
        Assert.Equal(new BatchSummary { Ok = 2, ProviderError = 2, InvalidJson = 1, EmptyContent = 1 }, results.Summary);
        Assert.Equal("b", results[5].Json!.Value.GetProperty("said").GetString());
        Assert.IsType<InvalidOperationException>(results[4].Error!.InnerException);
        Assert.Contains("the chat client stub at https://chat.test/v2 ", results[1].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksWithWhatTheRequestSays()
    {
        using var chat = new StubChat(_ => "hi");
        var tool = AIFunctionFactory.Create(() => "x", "tool");

        await chat.CompleteBatchAsync(
            [new CompletionRequest("hi") { Model = "m", MaxTokens = 9, Temperature = 0.5, TopP = 0.25, Seed = 7, Stop = ["END"], Tools = [tool], ToolMode = ChatToolMode.Auto, ExtraBody = new() { ["top_k"] = 4 } }],
            new BatchOptions { ResponseFormat = ChatResponseFormat.Text });

        var options = Assert.Single(chat.Asked).Options!;
        Assert.Equal(("m", 9, 0.5f, 0.25f, 7L), (options.ModelId, options.MaxOutputTokens, options.Temperature, options.TopP, options.Seed));
        Assert.Equal((ChatResponseFormat.Text, ChatToolMode.Auto, "END", tool), (options.ResponseFormat, options.ToolMode, Assert.Single(options.StopSequences!), Assert.Single(options.Tools!)));
        Assert.Equal("4", $"{options.AdditionalProperties!["top_k"]}");
    }

    [Fact]
    public async Task ReadsTheLastMessage_WhenTheChatClientCalledTools()
    {
        using var client = TestClient.Create(new StubHandler(
            StubHandler.Status(200, """{"choices":[{"finish_reason":"tool_calls","message":{"content":"Let me look.","tool_calls":[{"id":"t1","type":"function","function":{"name":"tool","arguments":"{}"}}]}}]}"""),
            StubHandler.Says("""{"x":1}""")));
        using var chat = client.AsIChatClient().AsBuilder().UseFunctionInvocation().Build();

        var results = await chat.CompleteBatchAsync([TestClient.AskJson() with { Tools = [AIFunctionFactory.Create(() => "x", "tool")] }]);

        Assert.Equal(("""{"x":1}""", "m-2024"), (results[0].EnsureOk(), results[0].Response!.Model));
    }

    [Fact]
    public async Task TriesAgain_WhatMayPass()
    {
        var answers = new Queue<Func<string>>([() => throw new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable), () => throw new IOException("reset"), () => throw new TimeoutException(), () => "made it"]);
        using var chat = new StubChat(_ => answers.Dequeue()());

        var results = await chat.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { TimeProvider = Impatient });

        Assert.Equal(("made it", 4), (results[0].EnsureOk(), results[0].Attempts));
    }

    [Fact]
    public async Task GivesUpAfterTwoRetries_WhenItIsNotTenacious()
    {
        using var chat = new StubChat(_ => throw new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable));

        var results = await chat.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { TimeProvider = Impatient, Tenacious = false });

        Assert.Equal((503, 3), (results[0].Status, results[0].Attempts));
    }

    [Fact]
    public async Task HoldsTheWallTime_EvenIfTheChatClientDoesNotListen()
    {
        var time = new ManualTime();
        using var chat = new StubChat((_, _) => Task.Delay(Timeout.InfiniteTimeSpan).ContinueWith(_ => "never", TaskScheduler.Default));

        var batch = chat.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { TimeProvider = time, Timeout = TimeSpan.FromSeconds(60), WallTime = TimeSpan.FromSeconds(50) });
        await time.UntilWaitingForAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(TimeoutKind.Wall, Assert.IsType<SciLlmTimeoutException>((await batch)[0].Error).Kind);
    }

    [Fact]
    public async Task ChecksRepairsAndAsksAgain_AsEveryBatchDoes()
    {
        var answers = new Queue<string>(["""{"n":"one"}""", "```json\n{\"n\":1,}\n```"]);
        using var chat = new StubChat(_ => answers.Dequeue());

        var results = await chat.CompleteBatchAsync(
            [TestClient.AskJson()],
            new BatchOptions
            {
                TimeProvider = Impatient,
                RetryInvalidJson = 1,
                RepairInvalidJson = true,
                Schema = JsonSchema.Parse("""{"properties":{"n":{"type":"integer"}}}"""),
            });

        Assert.Equal((true, 1, 2), (results[0].Repaired, results[0].Json?.GetProperty("n").GetInt32(), results[0].Attempts));
    }

    [Fact]
    public async Task AsksOnlySoManyAtOnce_AndPullsRequestsAsThereIsRoom()
    {
        var (now, most, pulled) = (0, 0, 0);
        using var chat = new StubChat(async (_, cancellationToken) =>
        {
            var here = Interlocked.Increment(ref now);
            most = Math.Max(most, here);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return "hi";
        });
        IEnumerable<CompletionRequest> Requests()
        {
            for (; pulled < 1000; pulled++) yield return TestClient.Ask();
        }

        var seen = 0;
        await foreach (var _ in chat.StreamBatchAsync(Requests(), new BatchOptions { Concurrency = 3 }))
        {
            if (++seen == 10) break;
        }

        Assert.InRange(most, 1, 3);
        Assert.InRange(pulled, 10, 40);
    }

    [Fact]
    public async Task PassesOnWhatOnlyOurClientTakes_ThroughAnyMiddleware()
    {
        var handler = new StubHandler(StubHandler.Says("hi"));
        using var client = TestClient.Create(handler);
        using var chat = client.AsIChatClient().AsBuilder().UseFunctionInvocation().Build();

        await chat.CompleteBatchAsync([TestClient.Ask() with { ApiBase = "https://other.test", ApiKey = "other-key", MaxTokens = 9 }]);

        var sent = Assert.Single(handler.Requests);
        Assert.Equal(("https://other.test/v1/chat/completions", "Bearer other-key"), (sent.Address, sent.Authorization));
        Assert.Equal("""{"model":"m","messages":[{"role":"user","content":"hi"}],"max_tokens":9}""", sent.Body);
    }

    [Fact]
    public async Task RefusesWhatAnotherChatClientCannotTake_AndNamesTheIndices()
    {
        using var chat = new StubChat(_ => "hi");

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(
            () => chat.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask() with { ApiKey = TestClient.Key }, new CompletionRequest { Messages = [] }]));

        Assert.Contains("requests 1: ApiKey is set", exception.Message, StringComparison.Ordinal);
        Assert.Contains("requests 2: there are no messages", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Key, exception.Message, StringComparison.Ordinal);
        Assert.Empty(chat.Asked);
    }

    private sealed class StubChat(Func<string, CancellationToken, Task<string>> answer) : IChatClient
    {
        public StubChat(Func<string, string> answer)
            : this((prompt, _) => Task.FromResult(answer(prompt)))
        {
        }

        public ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = [];

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked.Enqueue(([.. messages], options));
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, await answer(messages.Last().Text, cancellationToken)));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("stub", new Uri("https://user:secret@chat.test/v2?token=secret"), "stub-1") : null;

        public void Dispose()
        {
        }
    }
}
