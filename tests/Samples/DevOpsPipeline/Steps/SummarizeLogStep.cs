using System.Text;
using System.Text.Json;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Steps;

public sealed class SummarizeLogStep(IHttpClientFactory clients, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "log summary";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var http = clients.CreateClient("summaries");
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions");
        request.Headers.Add("Authorization", "Bearer " + options.Value.ApiKey);
        request.Content = new StringContent(
            JsonSerializer.Serialize(new
            {
                model = options.Value.Model,
                messages = new object[]
                {
                    new { role = "system", content = "Summarise build logs for an engineer in five lines at most." },
                    new { role = "user", content = inbox.BuildLog },
                },
                max_tokens = 400,
            }),
            Encoding.UTF8, "application/json");

        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
            return StepOutcome.Failed(this, $"The model answered {(int)response.StatusCode}: {text}");

        using var json = JsonDocument.Parse(text);
        var summary = json.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
        return StepOutcome.Done(this, summary ?? "(no summary)");
    }
}
