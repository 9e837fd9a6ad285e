using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class JsonModeTests
{
    private const string JsonObject = ""","response_format":{"type":"json_object"}""";

    [Theory]
    [InlineData("""Return only {"ok":true} as JSON.""", """{"ok":true}""")]
    [InlineData("""Say { "a": [1, {"b": "}"}] } {"second": 1}""", """{ "a": [1, {"b": "}"}] }""")]
    [InlineData("""Extract {"total": number} from {"total": 12}""", """{"total": 12}""")]
    [InlineData("""Antworte „{"grüße":"✓"}“""", """{"grüße":"✓"}""")]
    [InlineData("no JSON here", """{"echo":"no JSON here"}""")]
    [InlineData("half {\"a\":", """{"echo":"half {\"a\":"}""")]
    [InlineData("", """{"echo":""}""")]
    public async Task AnswersWithTheJsonThePromptAsksFor_OrAnEcho(string prompt, string content)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        Assert.Equal(content, (await client.ChatAsync(prompt, JsonObject)).Content());
    }

    [Fact]
    public async Task StaysFast_WhenThePromptIsAllBraces()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await client.ChatAsync(new string('{', 100_000), JsonObject);

        Assert.StartsWith("""{"echo":"{{{""", answer.Content());
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a"]}""", """{"a":""}""")]
    [InlineData("""{"type":"object","properties":{"n":{"type":"number","minimum":2.5},"m":{"type":"integer","exclusiveMaximum":0}},"required":["n","m"]}""", """{"n":3,"m":-1}""")]
    [InlineData("""{"type":"object","properties":{"n":{"type":"integer","exclusiveMinimum":0,"multipleOf":5}},"required":["n"]}""", """{"n":5}""")]
    [InlineData("""{"type":"array","items":{"enum":["red","blue"]},"minItems":2}""", """["red","red"]""")]
    [InlineData("""{"type":["string","null"],"minLength":3}""", "\"xxx\"")]
    [InlineData("""{"anyOf":[{"const":{"x":1}},{"type":"null"}]}""", """{"x":1}""")]
    [InlineData("""{"allOf":[{"properties":{"a":{"type":"boolean"}},"required":["a"]},{"properties":{"b":{"type":"null"}},"required":["b"]}]}""", """{"a":false,"b":null}""")]
    [InlineData("""{"$ref":"#/$defs/p","$defs":{"p":{"type":"object","properties":{"q":{"$ref":"#/$defs/q~1r"}},"required":["q"]},"q/r":{"type":"boolean"}}}""", """{"q":false}""")]
    public async Task AnswersWithTheSmallestValueOfASchema(string schema, string content)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        Assert.Equal(content, (await client.ChatAsync("go", Schema(schema))).Content());
    }

    [Fact]
    public async Task PrefersTheJsonOfThePromptToTheSchema_SoThatATestCanBreakIt()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await client.ChatAsync("""Say {"n":"one"}""", Schema("""{"type":"object","required":["n"]}"""));

        Assert.Equal("""{"n":"one"}""", answer.Content());
    }

    [Fact]
    public async Task GivesANullAtLast_WhenASchemaRequiresItself()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await client.ChatAsync("go", Schema("""{"type":"object","properties":{"next":{"$ref":"#"}},"required":["next"]}"""));

        Assert.StartsWith("""{"next":{"next":{""", answer.Content());
        Assert.Contains("null", answer.Content());
        using var valid = JsonDocument.Parse(answer.Content()!);
    }

    private static string Schema(string schema) =>
        $$$""","response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{{{schema}}}}}""";
}
