using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class ToolTests
{
    private const string Tools = """
        ,"tools":[
          {"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string","minLength":1}},"required":["city"]}}},
          {"type":"function","function":{"name":"get_time"}}]
        """;

    [Theory]
    [InlineData("Use get_weather please", "", """get_weather {"city":"x"}""")]
    [InlineData("""get_weather({"city":"Ulm"})""", "", """get_weather {"city":"Ulm"}""")]
    [InlineData("get_weather and get_time", "", """get_weather {"city":"x"}|get_time {}""")]
    [InlineData("get_weather and get_time", ""","parallel_tool_calls":false""", """get_weather {"city":"x"}""")]
    [InlineData("hi", ""","tool_choice":"required" """, """get_weather {"city":"x"}""")]
    [InlineData("get_time", ""","tool_choice":"required" """, "get_time {}")]
    [InlineData("hi", ""","tool_choice":{"type":"function","function":{"name":"get_time"}}""", "get_time {}")]
    public async Task CallsTheToolAskedFor(string prompt, string choice, string calls)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await client.ChatAsync(prompt, Tools + choice);

        Assert.Equal(calls, string.Join('|', Calls(answer.Message()).Select(call =>
            $"{call.GetProperty("function").GetProperty("name").GetString()} {call.GetProperty("function").GetProperty("arguments").GetString()}")));
        Assert.Equal("tool_calls", answer.FinishReason());
        Assert.Null(answer.Content());
        Assert.Equal("call_1_0", Calls(answer.Message()).First().GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("hi", "")]
    [InlineData("forget_time and get_weathers", "")]
    [InlineData("get_weather", ""","tool_choice":"none" """)]
    public async Task CallsNone_WhenNoneIsAskedFor(string prompt, string choice)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await client.ChatAsync(prompt, Tools + choice);

        Assert.Equal((prompt, "stop"), (answer.Content(), answer.FinishReason()));
    }

    [Fact]
    public async Task SaysTheResultOfATool_InsteadOfCallingItAgain()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await RawClient.JsonAsync(await client.PostAsync("""
            {"model":"test-model","messages":[
              {"role":"user","content":"get_time"},
              {"role":"assistant","content":null,"tool_calls":[{"id":"call_1_0","type":"function","function":{"name":"get_time","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call_1_0","content":"noon"}]
            """ + Tools + "}"));

        Assert.Equal("noon", answer.Content());
    }

    private static IEnumerable<JsonElement> Calls(JsonElement message) => message.GetProperty("tool_calls").EnumerateArray();
}
