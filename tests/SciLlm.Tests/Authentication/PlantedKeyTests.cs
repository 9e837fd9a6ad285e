using SciLlm.Tests.Support;

namespace SciLlm.Tests.Authentication;

/// <summary>A key is planted everywhere a server or a handler could repeat it, and looked for everywhere a user could see it.</summary>
public sealed class PlantedKeyTests
{
    private const string Key = TestClient.Key;

    public static TheoryData<string> Places => ["error body", "error type", "location", "reason in html", "success garbage", "handler exception", "io exception", "content", "unknown exception"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task NeverShowsTheKey(string place)
    {
        using var client = TestClient.Create(new StubHandler(Planted(place)), options => (options.MaxRetries, options.JsonStrict) = (0, true));

        var single = await Record.ExceptionAsync(() => client.CompleteAsync(TestClient.AskJson()));
        var batch = await client.CompleteBatchAsync([TestClient.AskJson() with { ApiKey = Key }], new BatchOptions { Tenacious = false });
        var preflight = await Record.ExceptionAsync(async () => (await client.SanityPreflightAsync()).EnsureOk());
        var protocol = await Record.ExceptionAsync(async () => (await client.PostChatCompletionsAsync(new StringContent("{}"))).EnsureSuccessStatusCode());

        Assert.NotNull(batch[0].Error);
        string?[] seen =
        [
            // An exception that is not ours goes to its thrower as it is.
            single is SciLlmException ? single.ToString() : null,
            preflight is SciLlmException ? preflight.ToString() : null,
            protocol is SciLlmException ? protocol.ToString() : null,
            (single as SciLlmException)?.ErrorType, (single as SciLlmException)?.Meta?.ToString(),
            batch[0].ToString(), batch[0].Error!.ToString(), batch[0].Error!.Meta?.ToString(), batch[0].Request.ToString(),
            batch.Summary.ToString(), new PreflightOptions { ApiKey = Key }.ToString(),
        ];
        Assert.All(seen, text => Assert.DoesNotContain(Key, text ?? "", StringComparison.Ordinal));
    }

    private static Func<SentRequest, HttpResponseMessage> Planted(string place) => place switch
    {
        "error body" => StubHandler.Status(400, Answers.Error($"Incorrect API key provided: {Key}.")),
        "error type" => StubHandler.Status(400, Answers.Error("No.", type: Key)),
        "location" => StubHandler.Status(302, "", ("Location", $"https://{Key}.elsewhere.test/?key={Key}")),
        "reason in html" => StubHandler.Status(502, $"<html><title>{Key}</title></html>"),
        "success garbage" => StubHandler.Status(200, $"<html>{Key}</html>"),
        "handler exception" => StubHandler.Throws(new HttpRequestException($"Sent {Key}", new IOException(Key))),
        "io exception" => StubHandler.Throws(new IOException(Key)),
        "content" => StubHandler.Says($"My key is {Key}"),
        "unknown exception" => StubHandler.Throws(new InvalidOperationException($"Bug with {Key}")),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, null),
    };
}
