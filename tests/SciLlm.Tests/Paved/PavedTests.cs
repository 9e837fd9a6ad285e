using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests;

public sealed partial class PavedTests
{
    private const string OpenRouterKey = "sk-or-0123456789abcdef";

    private readonly StubHandler _handler = new(StubHandler.Says("""{"name":"Alice","age":25}"""));

    private SentRequest Sent => _handler.Requests[^1];

    [Fact]
    public async Task AsksOpenRouter_ByDefault()
    {
        var answer = await Paved.ChatAsync("What is the capital of France?", Options(("OPENROUTER_API_KEY", OpenRouterKey)));

        Assert.Equal("""{"name":"Alice","age":25}""", answer);
        Assert.Equal(("https://openrouter.ai/api/v1/chat/completions", $"Bearer {OpenRouterKey}"), (Sent.Address, Sent.Authorization));
        Assert.Equal("""{"model":"openrouter/auto","messages":[{"role":"user","content":"What is the capital of France?"}]}""", Sent.Body);
    }

    [Fact]
    public async Task TakesModelAndBase_FromTheEnvironment()
    {
        (string, string)[] environment = [("OPENROUTER_API_KEY", OpenRouterKey), ("SCILLM_API_BASE", "https://mine.test"), ("SCILLM_MODEL", "text-m"), ("SCILLM_VISION_MODEL", "vision-m")];

        await Paved.ChatAsync("hi", Options(environment));
        Assert.Equal(("https://mine.test/v1/chat/completions", "text-m"), (Sent.Address, ModelSent()));
        await Paved.AnalyzeImageAsync("https://pictures.test/1.jpg", "Describe this", Options(environment));
        Assert.Equal("vision-m", ModelSent());
    }

    [Fact]
    public async Task TakesWhatTheCallerSets()
    {
        await Paved.ChatAsync("hi", Options() with { ApiBase = "https://mine.test/v1", ApiKey = "mine", Model = "m", System = "Be brief.", MaxTokens = 9, Temperature = 0 });

        Assert.Equal(("https://mine.test/v1/chat/completions", "Bearer mine"), (Sent.Address, Sent.Authorization));
        Assert.Equal("""{"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}],"max_tokens":9,"temperature":0}""", Sent.Body);
    }

    [Fact]
    public async Task KeepsTheEnvironmentsKey_FromOtherHosts()
    {
        var options = Options(("OPENROUTER_API_KEY", OpenRouterKey)) with { ApiBase = "https://elsewhere.test", Model = "m" };

        var error = await Assert.ThrowsAsync<SciLlmConfigurationException>(() => Paved.ChatAsync("hi", options));

        Assert.Contains("set ApiKey too", error.Message, StringComparison.Ordinal);
        Assert.Empty(_handler.Requests);
    }

    [Theory]
    [InlineData("OPENROUTER_API_KEY")]
    [InlineData("SCILLM_MODEL")]
    public async Task NamesTheVariable_ThatIsMissing(string variable)
    {
        var options = variable == "SCILLM_MODEL" ? Options(("OPENROUTER_API_KEY", OpenRouterKey), ("SCILLM_API_BASE", "https://mine.test")) : Options();

        Assert.Contains(variable, (await Assert.ThrowsAsync<SciLlmConfigurationException>(() => Paved.ChatAsync("hi", options))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksForJson_AndReturnsIt()
    {
        var options = Options(("OPENROUTER_API_KEY", OpenRouterKey));

        Assert.Equal("Alice", (await Paved.ChatJsonAsync("Return JSON.", options)).GetProperty("name").GetString());
        Assert.Equal(new Person("Alice", 25), await Paved.ChatJsonAsync<Person>("Return JSON.", options));
        Assert.Equal(new Person("Alice", 25), await Paved.ChatJsonAsync("Return JSON.", People.Default.Person, options));
        Assert.Equal(new Person("Alice", 25), await Paved.AnalyzeImageJsonAsync<Person>("https://a.test/1.png", "Who is it?", options));
        Assert.Equal(new Person("Alice", 25), await Paved.AnalyzeImageJsonAsync("https://a.test/1.png", "Who is it?", People.Default.Person, options));
        Assert.Equal(25, (await Paved.AnalyzeImageJsonAsync("https://a.test/1.png", "Who is it?", options)).GetProperty("age").GetInt32());
        Assert.All(_handler.Requests, request => Assert.Contains("""response_format":{"type":"json_object"}""", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sure! Alice is 25.", "json_parse_failed")]
    [InlineData("", "json_parse_failed")]
    [InlineData("""{"name":"Alice","age":"old"}""", "json_schema_failed")]
    [InlineData("null", "json_schema_failed")]
    public async Task ThrowsForWhatIsNotTheJson_AndNeverWrapsIt(string content, string reason)
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Says(content)), environment: TestClient.EnvironmentOf(("OPENROUTER_API_KEY", OpenRouterKey)));

        var error = await Assert.ThrowsAsync<JsonParseException>(() => Paved.ChatJsonAsync("Return JSON.", People.Default.Person, new PavedOptions { Client = client }));

        Assert.Equal((reason, content, content.Length), (error.Meta.Reason, error.Meta.Sample, error.Meta.RawLength));
    }

    [Fact]
    public async Task SendsAnImageFile_AsItsBytes()
    {
        using var folder = new ScratchFolder();
        var receipt = folder.Write("receipt.jpg", [0xFF, 0xD8, 0xFF, 1]);

        await Paved.AnalyzeImageJsonAsync(receipt, "Extract the total.", Options(("OPENROUTER_API_KEY", OpenRouterKey)));

        Assert.Contains("""{"url":"data:image/jpeg;base64,/9j/AQ=="}""", Sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksChutes_WithItsOwnEnvironment()
    {
        var options = Options(("CHUTES_API_BASE", "https://llm.chutes.test/v1"), ("CHUTES_API_KEY", "cpk-0123456789"), ("CHUTES_MODEL_ID", "chutes-m"), ("OPENROUTER_API_KEY", OpenRouterKey));

        var json = await Paved.ChutesChatJsonAsync("Return JSON.", options);
        await Paved.ChutesChatJsonAsync([new ChatMessage(ChatRole.User, "Return JSON.")], options);

        Assert.Equal("Alice", json.GetProperty("name").GetString());
        Assert.All(_handler.Requests, request => Assert.Equal(("https://llm.chutes.test/v1/chat/completions", "Bearer cpk-0123456789"), (request.Address, request.Authorization)));
        Assert.Equal("chutes-m", ModelSent());
    }

    [Fact]
    public async Task AsksARouterForJson()
    {
        using var scene = new RouterScene(null, RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)).Give("a", "404").Give("b", "ok", "prose");
        var request = new CompletionRequest("Return JSON.") { Model = "main" };

        Assert.Equal(JsonValueKind.Object, (await Paved.ChutesRouterJsonAsync(scene.Router, request)).ValueKind);
        var error = await Assert.ThrowsAsync<JsonParseException>(() => Paved.ChutesRouterJsonAsync(scene.Router, request));
        Assert.Equal("b", Assert.Single(error.Meta.Route!).Deployment);
    }

    private PavedOptions Options(params (string Name, string Value)[] environment) =>
        new() { Client = TestClient.Create(_handler, options => (options.ApiBase, options.ApiKey, options.Model) = (null, null, null), TestClient.EnvironmentOf(environment)) };

    private string ModelSent() => JsonNode.Parse(Sent.Body)!["model"]!.GetValue<string>();

    public sealed record Person(string Name, int Age);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Person))]
    private sealed partial class People : JsonSerializerContext;
}
