using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class AnyRequestTests
{
    private const string FullRequest = """
        {
          "model": "test-model",
          "messages": [
            {"role": "system", "content": "s"},
            {"role": "assistant", "content": null, "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}]},
            {"role": "tool", "tool_call_id": "1", "content": "t"},
            {"role": "user", "content": [
              {"type": "text", "text": "f"},
              {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]}
          ],
          "temperature": 1, "top_p": 1, "max_tokens": 9, "max_completion_tokens": 9, "stop": ["!"], "stream": false,
          "stream_options": {"include_usage": true}, "parallel_tool_calls": true, "tool_choice": "auto",
          "tools": [{"type": "function", "function": {"name": "g", "parameters": {"type": "object"}}}],
          "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {
            "type": "object", "required": ["a", "b", "c", "d"], "$defs": {"e": {"enum": [1]}},
            "properties": {
              "a": {"type": ["integer"], "minimum": 1, "multipleOf": 2},
              "b": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/e"}},
              "c": {"anyOf": [{"const": 1}]},
              "d": {"allOf": [{"type": "string", "minLength": 1}]}}}}}
        }
        """;

    /// <summary>Whatever is wrong with a request, and wherever, the answer is an answer or an error of the client's, in shape.</summary>
    [Fact]
    public async Task IsAnsweredInShape_WhateverPartOfItIsWrong()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        Assert.Equal("""{"a":2,"b":[1],"c":1,"d":"x"}""", (await RawClient.JsonAsync(await client.PostAsync(FullRequest))).Content());
        string[] wrongs = ["null", "true", "0", "-1.5", "1e300", "\"\"", "\"\\ud800\"", "[]", "[null]", "{}"];

        foreach (var request in wrongs.SelectMany(wrong => EveryPartReplaced(FullRequest, wrong)))
        {
            using var response = await client.PostAsync(request);

            var body = await response.Content.ReadAsStringAsync();
            var inShape = (int)response.StatusCode is 400 or 404
                ? JsonSerializer.Deserialize<JsonElement>(body).Error("message")!.Length > 0
                : (int)response.StatusCode == 200 && body.Contains("\"choices\":[{");
            Assert.True(inShape, $"{response.StatusCode} for {request}: {body}");
        }
    }

    /// <summary>The echo is the prompt, and the streamed echo is the echo.</summary>
    [Property(MaxTest = 50)]
    public async Task IsEchoed_WhateverThePrompt(string? prompt)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        var expected = JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(prompt ?? ""));

        var whole = (await client.ChatAsync(prompt ?? "")).Content();
        var stream = await (await client.PostAsync(RawClient.Chat(prompt ?? "", ""","stream":true"""))).Content.ReadAsStringAsync();

        Assert.Equal(expected, whole);
        Assert.Equal(expected, string.Concat(stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[1..^2]
            .Select(data => JsonSerializer.Deserialize<JsonElement>(data["data: ".Length..]).Choice().GetProperty("delta").GetProperty("content").GetString())));
    }

    private static IEnumerable<string> EveryPartReplaced(string json, string replacement)
    {
        var count = Parts(JsonNode.Parse(json)!).Count();
        for (var index = 0; index < count; index++)
        {
            var root = JsonNode.Parse(json)!;
            Parts(root).ElementAt(index)(JsonNode.Parse("\"@@\"")!);
            yield return root.ToJsonString().Replace("\"@@\"", replacement);
        }
    }

    /// <summary>A setter for each value inside a value.</summary>
    private static IEnumerable<Action<JsonNode>> Parts(JsonNode? node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => Parts(member.Value).Prepend(value => members[member.Key] = value)),
        JsonArray items => Enumerable.Range(0, items.Count).SelectMany(index => Parts(items[index]).Prepend(value => items[index] = value)),
        _ => [],
    };
}
