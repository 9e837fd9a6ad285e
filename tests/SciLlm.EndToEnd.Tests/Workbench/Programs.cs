namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>Programs of somebody else's; a comment names what a line violates.</summary>
internal static class Programs
{
    /// <summary>Calls the endpoint by hand, with nothing but the base class library.</summary>
    public const string RawCall = """
        using System.Net.Http.Headers;
        using System.Text;
        using System.Text.Json;

        var apiBase = Environment.GetEnvironmentVariable("CHUTES_API_BASE");
        var apiKey = Environment.GetEnvironmentVariable("CHUTES_API_KEY");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey); // SCILLM101
        var payload = JsonSerializer.Serialize(new { model = "test-model", messages = new[] { new { role = "user", content = "Say hello." } } });
        var body = new StringContent(payload, Encoding.UTF8, "application/json");
        var response = await http.PostAsync($"{apiBase}/chat/completions", body); // SCILLM201
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Console.WriteLine(answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());

        """;

    /// <summary>Uses the client as well, and not as it should.</summary>
    public const string RawCallAndMisusedClient = "using SciLlm;\n" + RawCall + """
        var results = await SciLlmClient.Default.CompleteBatchAsync([
            new CompletionRequest("Say hello again."), // SCILLM301
        ]);
        Console.WriteLine(results[0].EnsureOk());
        try
        {
            (await SciLlmClient.Default.SanityPreflightAsync("test-model")).EnsureOk();
        }
        catch (PreflightException) // SCILLM401
        {
        }

        """;

    /// <summary>Sends headers and posts JSON, to somebody who is no language model.</summary>
    public const string Unrelated = """
        using System.Net.Http.Headers;
        using System.Net.Http.Json;

        using var http = new HttpClient { BaseAddress = new Uri("https://api.github.com/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("GITHUB_TOKEN"));
        var response = await http.PostAsJsonAsync("repos/octocat/hello/issues", new { title = "chat/completions is mentioned here" });
        try
        {
            Console.WriteLine(await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
        }

        """;
}
