using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class BridgeStandInTests
{
    [Fact]
    public async Task AnswersAsTheBridgeDoes_WithoutAKey()
    {
        await using var server = await LlmTestServer.StartAsync();
        server.Script.Enqueue(Fault.Proof("unproved", "e", "d", requirement: "1 = 2"));

        var (status, body) = await PostAsync(server, """{"messages":[],"lean4_requirements":[{"requirement_text":"a","id":"REQ-1"},{"requirement_text":"1 = 2"}]}""");

        Assert.Equal(200, status);
        Assert.Equal(
            """
            {"summary":{"items":2,"proved":1,"failed":0,"unproved":1},
            "results":[{"item_id":"REQ-1","requirement_text":"a","status":"proved","success":true,"lean_code":"theorem requirement_1 : True := trivial"},
            {"item_id":"item-2","requirement_text":"1 = 2","status":"unproved","success":false,"lean_code":"theorem requirement_2 : True := trivial","explanation":"e","stderr":"d"}]}
            """.ReplaceLineEndings(""),
            body.GetRawText());
    }

    [Theory]
    [InlineData("{", 422, "JSON decode error: *")]
    [InlineData("[]", 422, "messages: Field required")]
    [InlineData("""{"lean4_requirements":[{"requirement_text":"a"}]}""", 422, "messages: Field required")]
    [InlineData("""{"messages":[]}""", 400, "items/lean4_requirements must contain at least one item")]
    [InlineData("""{"messages":[],"lean4_requirements":[]}""", 400, "items/lean4_requirements must contain at least one item")]
    [InlineData("""{"messages":[],"lean4_requirements":[{"requirement_text":"a"},{"text":"b"}]}""", 400, "Requirement #1 missing 'requirement_text'")]
    [InlineData("""{"messages":[],"lean4_requirements":[{"requirement_text":"\ud800"}]}""", 422, "JSON decode error: *")]
    public async Task RefusesInTheBridgesShape(string request, int status, string detail)
    {
        await using var server = await LlmTestServer.StartAsync();

        var (answered, body) = await PostAsync(server, request);

        var said = body.GetProperty("detail").GetString()!;
        Assert.Equal(status, answered);
        if (detail.EndsWith('*')) Assert.StartsWith(detail[..^1], said, StringComparison.Ordinal);
        else Assert.Equal(detail, said);
    }

    private static async Task<(int Status, JsonElement Body)> PostAsync(LlmTestServer server, string json)
    {
        using var http = new HttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"{server.BridgeBaseUrl}/bridge/complete", content);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
