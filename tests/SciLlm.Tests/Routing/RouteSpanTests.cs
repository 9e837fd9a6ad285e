using System.Diagnostics;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Routing;

/// <summary>What a router's calls look like to whoever listens to their spans.</summary>
public sealed class RouteSpanTests : IDisposable
{
    private const string Host = "route-spans.test";
    private const string Group = "route-spans";

    private readonly Spans _spans = new(Host, Group);

    [Fact]
    public async Task HangsEveryAttemptBelowOneSpan()
    {
        using var client = Client(StubHandler.Status(500), StubHandler.Says("hi"));

        await Router(client).CompleteAsync(TestClient.Ask());

        var route = Route();
        Assert.Equal(($"route {Group}", ActivityKind.Internal, ActivityStatusCode.Unset), (route.DisplayName, route.Kind, route.Status));
        Assert.Equal(["one", "one"], (string[])route.GetTagItem("scillm.route.deployments")!);
        Assert.Equal([("500", route.SpanId), (null, route.SpanId)], Attempts().Select(span => ((string?)span.GetTagItem("error.type"), span.ParentSpanId)));
    }

    [Fact]
    public async Task NamesTheFailure_WhenNobodyAnswers()
    {
        using var client = Client(StubHandler.Status(400));

        await Assert.ThrowsAsync<SciLlmException>(() => Router(client).CompleteAsync(TestClient.Ask()));

        Assert.Equal((ActivityStatusCode.Error, "400"), (Route().Status, (string?)Route().GetTagItem("error.type")));
    }

    [Fact]
    public async Task CoversAStream_AndWhatItBeginsAnewWith()
    {
        using var client = Client(EventStreams.Streaming(EventStreams.Text("half")), EventStreams.Streaming(EventStreams.Text("hi"), EventStreams.Finish(), EventStreams.Done));
        using var work = new Activity("work").Start();

        await foreach (var _ in Router(client, new RouterOptions { RestartBrokenStreams = true }, deployments: 2).StreamAsync(TestClient.Ask()))
        {
            Assert.DoesNotContain(_spans.Ended, span => span.Kind == ActivityKind.Internal);
            Assert.Same(work, Activity.Current);
        }

        Assert.Equal((work.SpanId, ActivityStatusCode.Unset), (Route().ParentSpanId, Route().Status));
        Assert.Equal([Route().SpanId, Route().SpanId], Attempts().Select(span => span.ParentSpanId));
        Assert.Same(work, Activity.Current);
    }

    [Fact]
    public async Task NamesTheFailureOfAStream_ButNotThatItWasLeft()
    {
        using var client = Client(EventStreams.Streaming(EventStreams.Text("half")));
        var router = Router(client);

        await foreach (var _ in router.StreamAsync(TestClient.Ask())) break;
        await router.StreamAsync(TestClient.Ask()).ReadAsync();

        Assert.Equal([null, "incomplete_stream"], Routes().Select(span => (string?)span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task HangsTheItemsOfABatchBelowTheCallersSpan()
    {
        using var client = Client(StubHandler.Says("hi"));
        using var work = new Activity("work").Start();

        await Router(client).CompleteBatchAsync([TestClient.Ask(), TestClient.Ask()]);

        Assert.Equal([work.SpanId, work.SpanId], Routes().Select(span => span.ParentSpanId));
        Assert.Equal(Routes().Select(span => span.SpanId).ToHashSet(), Attempts().Select(span => span.ParentSpanId).ToHashSet());
    }

    public void Dispose() => _spans.Dispose();

    private static Router Router(SciLlmClient client, RouterOptions? options = null, int deployments = 1) => new(
        [.. new[] { "one", "two" }.Take(deployments).Select(id => new ModelDeployment { Group = Group, Id = id, Model = "m" })],
        (options ?? new RouterOptions()) with { DefaultGroup = Group },
        client);

    private static SciLlmClient Client(params Func<SentRequest, HttpResponseMessage>[] answers) =>
        TestClient.Create(new StubHandler(answers), options => (options.ApiBase, options.Model, options.TimeProvider) = ($"https://{Host}", null, new ImpatientTime()));

    private Activity Route() => Assert.Single(Routes());

    private IEnumerable<Activity> Routes() => _spans.Ended.Where(span => span.Kind == ActivityKind.Internal);

    private IEnumerable<Activity> Attempts() => _spans.Ended.Where(span => span.Kind == ActivityKind.Client);
}
