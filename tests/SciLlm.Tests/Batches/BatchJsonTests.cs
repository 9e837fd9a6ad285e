using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

/// <summary>Schema, repair, and asking again for JSON, end to end.</summary>
public sealed class BatchJsonTests
{
    private static readonly JsonSchema Title = JsonSchema.Parse("""{"required":["title"],"properties":{"title":{"type":"string"}}}""");

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task RefusesJson_ThatIsAgainstTheSchema()
    {
        var results = await RunAsync(new BatchOptions { Schema = Title }, StubHandler.Says("""{"title":1}"""));

        var error = Assert.IsType<JsonParseException>(results[0].Error);
        Assert.StartsWith("invalid_json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("/title: must be of type string, and is 1 (type)", error.Message, StringComparison.Ordinal);
        Assert.Equal(("json_schema_failed", """{"title":1}""", 200), (error.Meta.Reason, error.Meta.Sample, results[0].Status));
        Assert.Equal((null, null, """{"title":1}"""), (results[0].Content, results[0].Json, results[0].Raw));
        Assert.Equal((0, 1), (results.Summary.Ok, results.Summary.InvalidJson));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task TakesAFunctionForASchema()
    {
        var options = new BatchOptions { Schema = new(json => json.TryGetProperty("title", out _) ? null : "has no title") };

        Assert.True((await RunAsync(options, StubHandler.Says("""{"title":1}""")))[0].Ok);
        Assert.Contains("has no title", (await RunAsync(options, StubHandler.Says("{}")))[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task KeepsTheAnswer_WhenTheFunctionThrows()
    {
        Func<JsonElement, string?> check = json => json.GetProperty("title").GetString();

        var result = (await RunAsync(new BatchOptions { Schema = check }, StubHandler.Says("{}")))[0];

        Assert.Equal(("invalid_json", "{}"), (result.Error!.ErrorType, result.Raw));
        Assert.IsType<KeyNotFoundException>(result.Error.InnerException);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task ExpectsJson_WhenThereIsASchema_EvenIfNoFormatWasAskedFor()
    {
        using var client = Client(StubHandler.Says("Sure!"));

        var results = await client.CompleteBatchAsync([TestClient.Ask()], new BatchOptions { Schema = Title });

        Assert.Equal(1, results.Summary.InvalidJson);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 3, true)]
    public async Task AsksAgain_WhenJsonIsAgainstTheSchema(int retries, int attempts, bool ok)
    {
        var options = new BatchOptions { Schema = Title, RetryInvalidJson = retries };

        var result = (await RunAsync(options, StubHandler.Says("{}"), StubHandler.Says("{"), StubHandler.Says("""{"title":"x"}""")))[0];

        Assert.Equal((attempts, ok), (result.Attempts, result.Ok));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task RepairsBeforeItAsksAgain()
    {
        const string Answer = "```json\n{'title': 'x',}\n```";

        var results = await RunAsync(new BatchOptions { Schema = Title, RepairInvalidJson = true, RetryInvalidJson = 3 }, StubHandler.Says(Answer));

        var result = results[0];
        Assert.Equal((true, true, 1), (result.Ok, result.Repaired, result.Attempts));
        Assert.Equal(("{\"title\": \"x\"}", Answer), (result.EnsureOk().Trim(), result.Raw));
        Assert.Equal("x", result.Json!.Value.GetProperty("title").GetString());
        Assert.Contains(result.Repair!.Changes, change => change.Kind == JsonRepairKind.TrailingComma);
        Assert.Equal((1, 1, 1), (results.Summary.Ok, results.Summary.Repaired, results.Summary.Total));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task DoesNotCallItRepaired_WhenItIsAgainstTheSchemaAllTheSame()
    {
        var results = await RunAsync(new BatchOptions { Schema = Title, RepairInvalidJson = true }, StubHandler.Says("{'name': 'x'}"));

        Assert.Equal((false, 0, 1), (results[0].Repaired, results.Summary.Repaired, results.Summary.InvalidJson));
        Assert.Equal("{'name': 'x'}", results[0].Raw);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("stop", true)]
    [InlineData("length", false)]
    public async Task AddsBrackets_OnlyWhenTheModelWasDone(string finishReason, bool ok) =>
        Assert.Equal(ok, (await RunAsync(new BatchOptions { RepairInvalidJson = true }, StubHandler.Says("""{"title":"x" """, finishReason)))[0].Ok);

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData(null, null, false)]
    [InlineData(null, "1", true)]
    [InlineData(null, "true", true)]
    [InlineData(null, "0", false)]
    [InlineData(false, "1", false)]
    [InlineData(true, null, true)]
    public async Task AsksTheOptions_ThenTheEnvironment_WhetherToRepair(bool? option, string? variable, bool repaired)
    {
        var environment = new SciLlmEnvironment(name => name == "SCILLM_REPAIR_INVALID_JSON" ? variable : null);
        using var client = TestClient.Create(new StubHandler(StubHandler.Says("[1,]")), environment: environment);

        var results = await client.CompleteBatchAsync([TestClient.AskJson()], new BatchOptions { RepairInvalidJson = option });

        Assert.Equal(repaired, results[0].Repaired);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task LeavesValidJsonAsItIs()
    {
        var result = (await RunAsync(new BatchOptions { RepairInvalidJson = true, Schema = Title }, StubHandler.Says(""" { "title" : "x" } """)))[0];

        Assert.Equal((false, """ { "title" : "x" } """), (result.Repaired, result.Content));
    }

    private static async Task<BatchResults> RunAsync(BatchOptions options, params Func<SentRequest, HttpResponseMessage>[] answers)
    {
        using var client = Client(answers);
        return await client.CompleteBatchAsync([TestClient.Ask()], options with { ResponseFormat = ChatResponseFormat.Json });
    }

    private static SciLlmClient Client(params Func<SentRequest, HttpResponseMessage>[] answers) =>
        TestClient.Create(new StubHandler(answers), options => options.TimeProvider = new ImpatientTime());
}
