using System.Net;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class AuthTests
{
    [Theory]
    [InlineData(AuthMode.BearerOrApiKey, "Authorization", "Bearer right", 200)]
    [InlineData(AuthMode.BearerOrApiKey, "x-api-key", "right", 200)]
    [InlineData(AuthMode.BearerOrApiKey, "Authorization", "right", 401)]
    [InlineData(AuthMode.BearerOrApiKey, "x-api-key", "wrong", 401)]
    [InlineData(AuthMode.Bearer, "Authorization", "bearer right", 200)]
    [InlineData(AuthMode.Bearer, "x-api-key", "right", 401)]
    [InlineData(AuthMode.ApiKey, "x-api-key", "right", 200)]
    [InlineData(AuthMode.ApiKey, "Authorization", "Bearer right", 401)]
    [InlineData(AuthMode.None, "x-api-key", "wrong", 200)]
    public async Task LetsInWhoHasTheKeyInThePlaceAskedFor(AuthMode mode, string header, string value, int status)
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Auth = mode, ApiKey = "right" });

        Assert.Equal(status, (int)(await GetModelsAsync(server, header, value)).StatusCode);
    }

    [Theory]
    [InlineData("Bearer anything", HttpStatusCode.OK)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    public async Task LetsInAnyKeyButAnEmptyOne_WhenNoneIsSet(string authorization, HttpStatusCode status)
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { ApiKey = null });

        Assert.Equal(status, (await GetModelsAsync(server, "Authorization", authorization)).StatusCode);
    }

    [Fact]
    public async Task RefusesAWrongKeyInOpenAisShape_WithoutRepeatingIt()
    {
        await using var server = await LlmTestServer.StartAsync();

        var response = await GetModelsAsync(server, "Authorization", "Bearer sk-wrong");

        Assert.Equal(
            """{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SaysWhereTheKeyGoes_WhenNoneIsSent()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Auth = AuthMode.ApiKey });

        var error = await RawClient.JsonAsync(await GetModelsAsync(server, "x-other", "1"));

        Assert.Equal("You didn't provide an API key. Send it as 'x-api-key: KEY'.", error.Error("message"));
    }

    private static async Task<HttpResponseMessage> GetModelsAsync(LlmTestServer server, string header, string value)
    {
        using var client = new RawClient(server, withKey: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");
        request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request);
    }
}
