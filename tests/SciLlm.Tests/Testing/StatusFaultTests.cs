using System.Net;
using Microsoft.Extensions.Time.Testing;
using SciLlm.Testing;

namespace SciLlm.Tests.Testing;

public sealed class StatusFaultTests
{
    [Fact]
    public async Task AnswersWithAnErrorInOpenAisShape_WhenNoBodyIsGiven()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Status(503));

        var response = await client.PostAsync(RawClient.Chat("hi"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            """{"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}}""",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AnswersWithTheBodyGiven()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Status(418, "short and stout", contentType: "text/plain"));

        var response = await client.PostAsync(RawClient.Chat("hi"));

        Assert.Equal((418, "text/plain", "short and stout"),
            ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync()));
    }

    public static TheoryData<RetryAfter, string, string> RetryAfterForms => new()
    {
        { RetryAfter.Seconds(2), "Retry-After", "2" },
        { RetryAfter.Seconds(0.5), "Retry-After", "0.5" },
        { RetryAfter.Milliseconds(250), "retry-after-ms", "250" },
        { RetryAfter.Date(TimeSpan.FromSeconds(90)), "Retry-After", "Sat, 01 Jan 2000 00:01:30 GMT" },
        { RetryAfter.Text("NaN"), "Retry-After", "NaN" },
    };

    [Theory]
    [MemberData(nameof(RetryAfterForms))]
    public async Task SaysWhenToComeAgain(RetryAfter retryAfter, string header, string value)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { TimeProvider = time });
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Status(429, retryAfter: retryAfter));

        var response = await client.PostAsync(RawClient.Chat("hi"));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(value, Assert.Single(response.Headers.NonValidated[header]));
    }

    [Fact]
    public async Task SendsAPageOfHtml()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Html());

        var response = await client.PostAsync(RawClient.Chat("hi"));

        Assert.Equal((502, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Redirects()
    {
        await using var server = await LlmTestServer.StartAsync();
        using var client = new RawClient(server);
        server.Script.Enqueue(Fault.Redirect("https://elsewhere.example/v1", 308));

        var response = await client.PostAsync(RawClient.Chat("hi"));

        Assert.Equal((308, "https://elsewhere.example/v1"), ((int)response.StatusCode, response.Headers.Location?.ToString()));
    }
}
