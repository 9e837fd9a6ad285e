using System.Diagnostics;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Telemetry;

public sealed class SpanTests
{
    private const string Host = "spans.test";

    [Fact]
    public async Task DescribesAnOperation_ByTheConventionsNames()
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(StubHandler.Says("{}")));

        await client.CompleteAsync(new CompletionRequest("hi") { MaxTokens = 9, Temperature = 0.5, TopP = 0.9, Seed = 7, ResponseFormat = ChatResponseFormat.Json });

        var span = Assert.Single(spans.Ended);
        Assert.Equal(("chat m", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            new SortedDictionary<string, object?>
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.provider.name"] = "openai_like",
                ["gen_ai.request.model"] = "m",
                ["gen_ai.request.max_tokens"] = 9,
                ["gen_ai.request.temperature"] = 0.5,
                ["gen_ai.request.top_p"] = 0.9,
                ["gen_ai.request.seed"] = 7L,
                ["gen_ai.output.type"] = "json",
                ["gen_ai.response.id"] = "chatcmpl-1",
                ["gen_ai.response.model"] = "m-2024",
                ["gen_ai.response.finish_reasons"] = "stop",
                ["gen_ai.usage.input_tokens"] = 3L,
                ["gen_ai.usage.output_tokens"] = 2L,
                ["server.address"] = Host,
                ["server.port"] = 443,
            },
            Tags(span));
    }

    [Fact]
    public async Task IsOneSpan_HoweverOftenItIsTried()
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(StubHandler.Status(503), StubHandler.Says("hi")));

        await client.CompleteAsync(TestClient.Ask());

        Assert.Equal("stop", Tags(Assert.Single(spans.Ended))["gen_ai.response.finish_reasons"]);
    }

    [Theory]
    [InlineData(400, "400")]
    [InlineData(503, "503")]
    [InlineData(200, "invalid_response")]
    public async Task NamesTheFailure_ByOneWord(int status, string errorType)
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(StubHandler.Status(status, "<html>what was said</html>")));

        await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask()));

        var span = Assert.Single(spans.Ended);
        Assert.Equal((ActivityStatusCode.Error, errorType, errorType), (span.Status, span.StatusDescription, span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task NamesTheCallersCancellation()
    {
        using var spans = new Spans(Host);
        using var client = Client(StubHandler.Silent());
        using var source = new CancellationTokenSource();

        var call = client.CompleteAsync(TestClient.Ask(), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal("System.OperationCanceledException", Assert.Single(spans.Ended).GetTagItem("error.type"));
    }

    [Fact]
    public async Task HangsTheItemsOfABatchBelowTheCallersSpan()
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(StubHandler.Says("hi")));
        using var work = new Activity("work").Start();

        await client.CompleteBatchAsync([TestClient.Ask(), TestClient.Ask(), TestClient.Ask()]);

        Assert.Equal([work.SpanId, work.SpanId, work.SpanId], spans.Ended.Select(span => span.ParentSpanId));
        Assert.Same(work, Activity.Current);
    }

    [Fact]
    public async Task LastsAsLongAsAStream_AndTellsWhatCameOfIt()
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(EventStreams.Streaming(
            EventStreams.Text("hi"),
            EventStreams.Finish(),
            """data: {"id":"c-1","model":"m-2024","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}""" + "\n\n",
            EventStreams.Done)));
        using var work = new Activity("work").Start();

        await foreach (var _ in client.StreamAsync(TestClient.Ask()))
        {
            Assert.Empty(spans.Ended);
            Assert.Same(work, Activity.Current);
        }

        var tags = Tags(Assert.Single(spans.Ended));
        Assert.Equal(("c-1", "m-2024", "stop", 2L), (tags["gen_ai.response.id"], tags["gen_ai.response.model"], tags["gen_ai.response.finish_reasons"], tags["gen_ai.usage.output_tokens"]));
        Assert.Equal(work.SpanId, spans.Ended[0].ParentSpanId);
        Assert.Same(work, Activity.Current);
    }

    [Fact]
    public async Task NamesTheFailureOfAStream_ButNotThatItWasLeft()
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(
            EventStreams.Streaming(EventStreams.Text("hi"), EventStreams.Text(" there")), EventStreams.Streaming(EventStreams.Text("hi"))));

        await foreach (var _ in client.StreamAsync(TestClient.Ask())) break;
        await client.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], spans.Ended.Select(span => span.Status));
    }

    [Fact]
    public async Task CoversAPayloadOfTheCallersOwn()
    {
        using var spans = new Spans(Host);
        using var client = Client(new StubHandler(StubHandler.Says("hi"), StubHandler.Status(422)));

        using var accepted = await client.PostChatCompletionsAsync(new StringContent("{}"));
        using var refused = await client.PostChatCompletionsAsync(new StringContent("{}"));

        Assert.Equal([("chat", null), ("chat", "422")], spans.Ended.Select(span => (span.DisplayName, (string?)span.GetTagItem("error.type"))));
    }

    private static SortedDictionary<string, object?> Tags(Activity span) =>
        new(span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value is string[] values ? string.Join(",", values) : tag.Value));

    private static SciLlmClient Client(StubHandler handler) =>
        TestClient.Create(handler, options => (options.ApiBase, options.TimeProvider) = ($"https://{Host}", new ImpatientTime()));
}
