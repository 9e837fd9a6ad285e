using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Telemetry;

public sealed class LogTests
{
    private readonly FakeLoggerProvider _log = new();
    private readonly ManualTime _time = new();

    private IEnumerable<string> Lines => _log.Collector.GetSnapshot().Select(record => $"{record.Level} {record.Id.Id}: {record.Message}");

    [Fact]
    public async Task TellsOfRetries_AndOfTheAnswer()
    {
        using var client = Client(new StubHandler(StubHandler.Status(503), StubHandler.Says("hi")));

        var call = client.CompleteAsync(TestClient.Ask());
        await _time.PassAsync(0.5);
        await call;

        Assert.Equal(
            [
                "Information 2: Attempt 1 for m at https://api.test/v1/chat/completions failed with 503; trying again in 00:00:00.5000000",
                "Debug 1: m answered at https://api.test/v1/chat/completions after 2 attempts and 00:00:00.5000000",
            ],
            Lines);
    }

    [Fact]
    public async Task TellsWhenItGivesUp()
    {
        using var client = Client(new StubHandler(StubHandler.Status(400, Answers.Error("what was said"))));

        await Assert.ThrowsAsync<SciLlmException>(() => client.CompleteAsync(TestClient.Ask()));

        Assert.Equal(["Warning 3: Gave up on m at https://api.test/v1/chat/completions after 1 attempts and 00:00:00: 400"], Lines);
    }

    [Fact]
    public async Task TellsHowAServerWantsTheKey_Once()
    {
        using var client = Client(new StubHandler(StubHandler.Status(401), StubHandler.Says("hi")));

        await client.CompleteAsync(TestClient.Ask());
        await client.CompleteAsync(TestClient.Ask());

        Assert.Equal(
            "Information 4: https://api.test/v1 refused the key and took it sent as XApiKey; it is sent so from now on",
            Assert.Single(Lines, line => line.Contains("key", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SumsUpABatch()
    {
        using var client = Client(new StubHandler((request, _) => Task.FromResult(
            request.Prompt == "prose" ? StubHandler.Says("Sure, what was said!")(request) : StubHandler.Says("{}")(request))));

        await client.CompleteBatchAsync([TestClient.AskJson(), TestClient.AskJson("prose"), TestClient.AskJson()]);

        Assert.Contains("Information 5: m at https://api.test/v1/chat/completions answered with 20 characters that are not the JSON asked for: json_parse_failed", Lines);
        Assert.Equal("Information 6: Batch done in 00:00:00: 2 ok (0 repaired), 1 invalid_json, 0 provider_error, 0 empty_content", Lines.Last());
    }

    [Fact]
    public async Task TellsOfABatchThatWasLeft()
    {
        using var client = Client(new StubHandler(StubHandler.Says("hi")));

        await foreach (var _ in client.StreamBatchAsync([TestClient.Ask(), TestClient.Ask()])) break;

        Assert.Equal("Information 7: Batch stopped early in 00:00:00, after 1 results of which 1 were ok", Lines.Last());
    }

    [Fact]
    public async Task TellsHowAPreflightWent()
    {
        using var client = Client(new StubHandler(StubHandler.Status(404), StubHandler.Says("no JSON")));

        await client.SanityPreflightAsync(options: new PreflightOptions { Parallel = 1 });

        Assert.Equal("Warning 9: Preflight of m at https://api.test/v1 failed in 00:00:00: JsonParseException, status 200", Lines.Last());
    }

    private SciLlmClient Client(StubHandler handler) => TestClient.Create(
        handler,
        options => (options.TimeProvider, options.LoggerFactory) = (_time, LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))));
}
