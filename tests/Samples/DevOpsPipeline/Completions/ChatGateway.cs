using System.Text;
using System.Text.Json;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Completions;

/// <summary>The typed client; its address and its key are set in Program.cs.</summary>
public sealed class ChatGateway(HttpClient http, IOptions<LlmOptions> options)
{
    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        var payload = new
        {
            model = options.Value.Model,
            messages = new[] { new { role = "user", content = question } },
            max_tokens = 400,
            temperature = 0.2,
        };
        var body = new StringContent(JsonSerializer.Serialize(payload), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("chat/completions", body, cancellationToken);
        response.EnsureSuccessStatusCode();

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString() ?? "";
    }

    public async Task<List<string>> ListModelsAsync(CancellationToken cancellationToken)
    {
        var models = new List<string>();
        using var response = await http.GetAsync("models", cancellationToken);
        response.EnsureSuccessStatusCode();

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        foreach (var model in answer.RootElement.GetProperty("data").EnumerateArray())
        {
            if (model.GetProperty("id").GetString() is { } id)
                models.Add(id);
        }
        return models;
    }
}
