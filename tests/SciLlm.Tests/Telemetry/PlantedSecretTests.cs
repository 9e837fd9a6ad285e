using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Telemetry;

/// <summary>A key, a prompt and an answer are planted, and looked for in all that an operator can see.</summary>
public sealed class PlantedSecretTests
{
    private const string Host = "planted.test";
    private const string Group = "planted";
    private const string Prompt = "what-was-asked-7d1f";
    private const string Answer = "what-was-said-9c2e";

    public static TheoryData<string> Ends => ["answer", "prose", "refusal", "failure", "failure inside an answer", "handler exception"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task ShowsNoSecret(string end)
    {
        using var log = new FakeLoggerProvider();
        using var spans = new Spans(Host, Group);
        using var durations = new MetricCollector<double>(null, "SciLlm", "gen_ai.client.operation.duration");
        using var tokens = new MetricCollector<long>(null, "SciLlm", "gen_ai.client.token.usage");
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        collection.AddSingleton(TestClient.NoEnvironment).AddSingleton<TimeProvider>(new ImpatientTime());

        // An application that shows all its clients' headers must not show ours.
        collection.ConfigureHttpClientDefaults(defaults => defaults.AddDefaultLogger().RedactLoggedHeaders(static _ => false));
        collection.AddSciLlm(options => (options.ApiBase, options.ApiKey, options.Model) = ($"https://{Host}/v1?token={TestClient.Key}", TestClient.Key, "m"))
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler(Planted(end)));
        await using var services = collection.BuildServiceProvider();
        var client = services.GetRequiredService<SciLlmClient>();

        await Record.ExceptionAsync(() => client.CompleteAsync(TestClient.AskJson(Prompt)));
        await client.CompleteBatchAsync([TestClient.AskJson(Prompt)], new BatchOptions { Tenacious = false, RetryInvalidJson = 1 });
        await client.SanityPreflightAsync();
        await Record.ExceptionAsync(() => client.PostChatCompletionsAsync(new StringContent(Prompt)));
        var (router, routed) = (new Router([new ModelDeployment { Group = Group, Model = "m" }], new RouterOptions { DefaultGroup = Group, LongestWait = TimeSpan.Zero }, client), new List<Exception?>());

        // Again and again, until its deployment rests and nobody can be asked.
        for (var call = 0; call < 6; call++) routed.Add(await Record.ExceptionAsync(() => router.CompleteAsync(new CompletionRequest("hi") { ResponseFormat = ChatResponseFormat.Json, JsonStrict = true })));
        routed.Add((await router.StreamAsync(new CompletionRequest("hi")).ReadAsync()).Failure);
        routed.AddRange((await router.CompleteBatchAsync([new CompletionRequest("hi")], new BatchOptions { Tenacious = false })).Select(result => result.Error));

        string[] seen =
        [
            .. log.Collector.GetSnapshot().Select(record => $"{record.Category} {record.Message} {string.Join(' ', record.StructuredState ?? [])} {string.Join(' ', record.Scopes)}"),
            .. spans.Ended.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.Select(happened => happened.Name))}"),
            .. durations.GetMeasurementSnapshot().Select(measured => string.Join(' ', measured.Tags)),
            .. tokens.GetMeasurementSnapshot().Select(measured => string.Join(' ', measured.Tags)),
            services.GetRequiredService<IOptions<SciLlmClientOptions>>().Value.ToString()!,
            client.ToString()!,
            router.ToString()!,
            .. router.GetSnapshot().Deployments.Select(deployment => deployment.ToString()),
        ];
        Assert.NotEmpty(spans.Ended);
        Assert.All(routed, failure => Assert.DoesNotContain(TestClient.Key, $"{failure} {(failure as SciLlmException)?.Meta} {string.Join(' ', (failure as SciLlmException)?.Meta?.Route ?? [])}", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.StartsWith("SciLlm.SciLlmClient ", StringComparison.Ordinal));
        Assert.All(
            (string[])[TestClient.Key, Prompt, Answer],
            secret => Assert.DoesNotContain(seen, text => text.Contains(secret, StringComparison.Ordinal)));
    }

    private static Func<SentRequest, HttpResponseMessage> Planted(string end) => end switch
    {
        "answer" => StubHandler.Says($$"""{"text":"{{Answer}} {{TestClient.Key}}"}"""),
        "prose" => StubHandler.Says($"{Answer} {TestClient.Key}"),
        "refusal" => StubHandler.Status(400, Answers.Error($"{Prompt} {Answer} {TestClient.Key}", type: $"{TestClient.Key} {Prompt}")),
        "failure" => StubHandler.Status(500, $"{Prompt} {Answer} {TestClient.Key}"),
        "failure inside an answer" => StubHandler.Status(200, Answers.Error(Prompt, type: TestClient.Key, code: TestClient.Key)),
        "handler exception" => StubHandler.Throws(new HttpRequestException($"{Prompt} {TestClient.Key}")),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };
}
