using System.Net;
using System.Text;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class BadRequestTests
{
    private const string Hi = """ "messages":[{"role":"user","content":"hi"}] """;

    [Theory]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("{" + Hi + "}", "model")]
    [InlineData("""{"model":1}""", "model")]
    [InlineData("""{"model":"test-model"}""", "messages")]
    [InlineData("""{"model":"test-model","messages":[]}""", "messages")]
    [InlineData("""{"model":"test-model","messages":["hi"]}""", "messages[0].role")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":"hi"},{"role":"boss","content":"hi"}]}""", "messages[1].role")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"model":"test-model","messages":[{"role":"tool","content":"1"}]}""", "messages[0].tool_call_id")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":[{"type":"smell"}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":[{"type":"text"}]}]}""", "messages[0].content[0].text")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"file:///etc/passwd"}}]}]}""", "messages[0].content[0].image_url.url")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,*"}}]}]}""", "messages[0].content[0].image_url.url")]
    [InlineData("""{"model":"test-model","temperature":2.1,""" + Hi + "}", "temperature")]
    [InlineData("""{"model":"test-model","top_p":"all",""" + Hi + "}", "top_p")]
    [InlineData("""{"model":"test-model","max_tokens":0,""" + Hi + "}", "max_tokens")]
    [InlineData("""{"model":"test-model","max_completion_tokens":1.5,""" + Hi + "}", "max_completion_tokens")]
    [InlineData("""{"model":"test-model","stream":"yes",""" + Hi + "}", "stream")]
    [InlineData("""{"model":"test-model","stream_options":true,""" + Hi + "}", "stream_options")]
    [InlineData("""{"model":"test-model","stop":[1],""" + Hi + "}", "stop")]
    [InlineData("""{"model":"test-model","response_format":"json",""" + Hi + "}", "response_format.type")]
    [InlineData("""{"model":"test-model","response_format":{"type":"xml"},""" + Hi + "}", "response_format.type")]
    [InlineData("""{"model":"test-model","response_format":{"type":"json_schema"},""" + Hi + "}", "response_format.json_schema")]
    [InlineData("""{"model":"test-model","response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","required":5}}},""" + Hi + "}", "body")]
    [InlineData("""{"model":"test-model","tools":{},""" + Hi + "}", "tools")]
    [InlineData("""{"model":"test-model","tools":[{"type":"function"}],""" + Hi + "}", "tools[0]")]
    [InlineData("""{"model":"test-model","tool_choice":"required",""" + Hi + "}", "tool_choice")]
    [InlineData("""{"model":"test-model","tool_choice":{"type":"function","function":{"name":"f"}},""" + Hi + "}", "tool_choice")]
    public async Task NamesTheParameter_WhenItIsWrong(string body, string parameter)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var response = await client.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = await RawClient.JsonAsync(response);
        Assert.Equal((parameter, "invalid_request_error"), (error.Error("param"), error.Error("type")));
    }

    [Fact]
    public async Task TakesNullForAParameterThatIsNotGiven()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var answer = await client.ChatAsync("hi", """
            ,"temperature":null,"top_p":null,"max_tokens":null,"stream":null,"stream_options":null,"stop":null,"response_format":null,"tools":null,"tool_choice":null
            """);

        Assert.Equal("hi", answer.Content());
    }

    [Fact]
    public async Task AsksForJson_WhenSentAsText()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions")
        {
            Content = new StringContent(RawClient.Chat("hi"), Encoding.UTF8, "text/plain"),
        };

        var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Content-Type: application/json", (await RawClient.JsonAsync(response)).Error("message"));
    }

    [Theory]
    [InlineData("chat/completions")]
    [InlineData("models/no-model")]
    public async Task SaysThatAModelDoesNotExist(string path)
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);

        var response = path.StartsWith("models")
            ? await client.GetAsync(path)
            : await client.PostAsync("""{"model":"no-model",""" + Hi + "}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            """{"error":{"message":"The model `no-model` does not exist or you do not have access to it.","type":"invalid_request_error","param":"model","code":"model_not_found"}}""",
            await response.Content.ReadAsStringAsync());
    }
}
