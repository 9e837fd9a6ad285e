using System.Net.Http.Json;
using DevOpsPipeline.Completions;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Steps;

public sealed class TriageIncidentStep : IPipelineStep
{
    private const string DefaultBase = "https://llm.chutes.ai/v1";

    private readonly HttpClient _http;
    private readonly LlmOptions _options;

    public TriageIncidentStep(HttpClient http, IOptions<LlmOptions> options)
    {
        _http = http;
        _options = options.Value;
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {_options.ApiKey}");
    }

    public string Name => "incident triage";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var timeline = string.Join('\n', inbox.Incident.Timeline);
        var apiBase = _options.BaseAddress.Length > 0 ? _options.BaseAddress.TrimEnd('/') : DefaultBase;
        var url = $"{apiBase}/chat/completions";
        var response = await _http.PostAsJsonAsync(url, new
        {
            model = _options.Model,
            messages = new[]
            {
                new { role = "system", content = """Answer as JSON: {"severity":1-4,"cause":"…","owner":"…"}.""" },
                new { role = "user", content = $"{inbox.Incident.Title}\n{timeline}" },
            },
            response_format = new { type = "json_object" },
            temperature = 0,
        }, cancellationToken);
        response.EnsureSuccessStatusCode();

        var answer = await response.Content.ReadFromJsonAsync<ChatAnswer>(cancellationToken);
        return StepOutcome.Done(this, answer?.Choices[0].Message.Content ?? "(no triage)");
    }
}
