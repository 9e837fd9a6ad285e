using Microsoft.Extensions.AI;
using SciLlm;

/// <summary>"Quick Self-Check", allowed example; "Debugging quick-guide", text and multimodal sanity.</summary>
internal static class QuickSelfCheck
{
    public static async Task RunAsync()
    {
        using var client = new SciLlmClient(new SciLlmClientOptions
        {
            ApiBase = Environment.GetEnvironmentVariable("CHUTES_API_BASE"),
            ApiKey = Environment.GetEnvironmentVariable("CHUTES_API_KEY"),
        });
        var text = await client.CompleteAsync(new CompletionRequest("""Return only {"ok":true} as JSON.""")
        {
            Model = Environment.GetEnvironmentVariable("CHUTES_TEXT_MODEL"),
            Provider = "openai_like",
            ResponseFormat = ChatResponseFormat.Json,
            Timeout = TimeSpan.FromSeconds(30),
        });
        Console.WriteLine(text.Content);

        var image = await client.CompleteAsync(new CompletionRequest
        {
            Model = Environment.GetEnvironmentVariable("CHUTES_VLM_MODEL"),
            Messages =
            [
                new(ChatRole.User,
                [
                    new TextContent("""Describe the image in one JSON object with key desc, such as {"desc":"a house"}"""),
                    new UriContent("https://picsum.photos/seed/scillm/256/256", "image/jpeg"),
                ]),
            ],
            ResponseFormat = ChatResponseFormat.Json,
            MaxTokens = 128,
            Temperature = 0,
        });
        Console.WriteLine(image.Json!.Value.GetProperty("desc"));
    }
}
