using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Telemetry;

public sealed class MetricTests : IDisposable
{
    private const string Host = "metrics.test";

    private readonly MetricCollector<double> _durations = new(null, "SciLlm", "gen_ai.client.operation.duration");
    private readonly MetricCollector<long> _tokens = new(null, "SciLlm", "gen_ai.client.token.usage");
    private readonly ManualTime _time = new();

    [Fact]
    public async Task MeasuresTheTimeOfTheWholeOperation_WaitsIncluded()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503), StubHandler.Says("hi")));

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(0.5);
        await call;

        var measured = Assert.Single(Of(_durations));
        Assert.Equal(0.5, measured.Value);
        Assert.Equal(
            ["gen_ai.operation.name=chat", "gen_ai.provider.name=openai_like", "gen_ai.request.model=m", "gen_ai.response.model=m-2024", $"server.address={Host}", "server.port=443"],
            measured.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CountsTokensByTheirKind()
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi")));

        await client.CompleteAsync(TestClient.Ask());

        Assert.Equal([("input", 3L), ("output", 2L)], Of(_tokens).Select(measured => ((string)measured.Tags["gen_ai.token.type"]!, measured.Value)));
    }

    [Fact]
    public async Task MeasuresEveryItemOfABatch_AndTellsFailuresApart()
    {
        using var client = Client(new StubHandler((request, _) => Task.FromResult(
            request.Prompt == "bad" ? StubHandler.Status(400)(request) : StubHandler.Says("hi")(request))));

        await client.CompleteBatchAsync([TestClient.Ask("good"), TestClient.Ask("bad"), TestClient.Ask("good")]);

        Assert.Equal([null, null, "400"], Of(_durations).Select(measured => (string?)measured.Tags.GetValueOrDefault("error.type")).Order());
        Assert.Equal(4, Of(_tokens).Count());
    }

    public void Dispose()
    {
        _durations.Dispose();
        _tokens.Dispose();
    }

    private static IEnumerable<CollectedMeasurement<T>> Of<T>(MetricCollector<T> collector) where T : struct =>
        collector.GetMeasurementSnapshot().Where(measured => (string?)measured.Tags["server.address"] == Host);

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(handler, options => (options.ApiBase, options.TimeProvider) = ($"https://{Host}", _time));
}
