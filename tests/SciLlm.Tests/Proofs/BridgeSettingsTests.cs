using SciLlm.Tests.Support;

namespace SciLlm.Tests.Proofs;

public sealed class BridgeSettingsTests
{
    private static readonly ProofItem[] One = [new("a")];

    private readonly StubHandler _bridge = new(StubHandler.Status(200, TestBridge.Payload("""{"status":"proved"}""")));

    [Fact]
    public async Task PrefersTheCall_ThenTheClient_ThenTheEnvironment()
    {
        var both = TestClient.EnvironmentOf(("CERTAINLY_BRIDGE_BASE", "http://certainly:1/"), ("LEAN4_BRIDGE_BASE", "http://lean:2"));
        var older = TestClient.EnvironmentOf(("LEAN4_BRIDGE_BASE", "http://lean:2"));
        using var none = TestBridge.Client(_bridge);
        using var lean = TestBridge.Client(_bridge, environment: older);
        using var certainly = TestBridge.Client(_bridge, environment: both);
        using var own = TestBridge.Client(_bridge, options => options.ApiBase = "https://own.test/prover/bridge/complete", both);

        await none.ProveAsync(One);
        await lean.ProveAsync(One);
        await certainly.ProveAsync(One);
        await own.ProveAsync(One);
        await own.ProveAsync(One, new ProofOptions { ApiBase = "https://call.test" });

        Assert.Equal(
            [
                "http://127.0.0.1:8787/bridge/complete", "http://lean:2/bridge/complete", "http://certainly:1/bridge/complete",
                "https://own.test/prover/bridge/complete", "https://call.test/bridge/complete",
            ],
            _bridge.Requests.Select(sent => sent.Address));
    }

    [Fact]
    public async Task SendsNoKey_WhenNoneIsSet()
    {
        using var client = TestBridge.Client(_bridge, environment: TestClient.EnvironmentOf(("CHUTES_API_KEY", TestClient.Key)));

        await client.ProveAsync(One);

        Assert.Equal((null, null), (_bridge.Requests[0].Authorization, _bridge.Requests[0].XApiKey));
    }

    [Fact]
    public async Task SaysThatAKeyIsMissing_AndTriesNoOther()
    {
        var bridge = new StubHandler(StubHandler.Status(401));
        using var client = TestBridge.Client(bridge);

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.ProveAsync(One));

        Assert.Contains("asks for an API key (HTTP 401), and none is set. Check that CertainlyClientOptions.ApiKey holds a key", exception.Message, StringComparison.Ordinal);
        Assert.Single(bridge.Requests);
    }

    [Fact]
    public async Task SendsItsKeyInBothStyles()
    {
        var bridge = new StubHandler(StubHandler.Status(401), StubHandler.Status(200, TestBridge.Payload("""{"status":"proved"}""")));
        using var client = TestBridge.Client(bridge, options => options.ApiKey = TestClient.Key);

        var response = await client.ProveAsync(One);

        Assert.Equal(($"Bearer {TestClient.Key}", TestClient.Key), (bridge.Requests[0].Authorization, bridge.Requests[1].XApiKey));
        Assert.Equal(AuthStyle.XApiKey, response.Meta.AuthStyle);
    }

    [Fact]
    public async Task KeepsItsKeyOffThePlainNetwork()
    {
        using var careful = TestBridge.Client(_bridge, options => (options.ApiKey, options.ApiBase) = (TestClient.Key, "http://bridge.test:8787"));
        using var trusting = TestBridge.Client(_bridge, options => (options.ApiKey, options.ApiBase, options.AllowInsecureTransport) = (TestClient.Key, "http://bridge.test:8787", true));

        var exception = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => careful.ProveAsync(One));
        await trusting.ProveAsync(One);

        Assert.Contains("the base of the Certainly bridge would send the key unencrypted to bridge.test", exception.Message, StringComparison.Ordinal);
        Assert.Single(_bridge.Requests);
    }

    [Fact]
    public async Task NeverShowsItsKey()
    {
        var bridge = new StubHandler(request => StubHandler.Status(500, $"You sent {request.Authorization}.")(request));
        using var client = TestBridge.Client(bridge, options => (options.ApiKey, options.MaxRetries) = (TestClient.Key, 0));

        var exception = await Assert.ThrowsAsync<SciLlmException>(() => client.ProveAsync(One));

        Assert.DoesNotContain(TestClient.Key, exception.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<Action<CertainlyClientOptions>, string> Unusable => new()
    {
        { options => options.MaxRetries = -1, "CertainlyClientOptions.MaxRetries is -1" },
        { options => options.ConnectTimeout = TimeSpan.Zero, "CertainlyClientOptions.ConnectTimeout is 00:00:00" },
        { options => options.ApiKey = "two words", "CertainlyClientOptions.ApiKey holds characters that no header can carry" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void NamesTheOptionThatCannotBeUsed(Action<CertainlyClientOptions> configure, string message) =>
        Assert.StartsWith(message, Assert.Throws<SciLlmConfigurationException>(() => TestBridge.Client(_bridge, configure)).Message, StringComparison.Ordinal);
}
