using System.Text;
using System.Text.Json.Nodes;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Steps;

public sealed class WriteDigestStep(HttpClient http, IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "digest";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var payload = new JsonObject
        {
            ["model"] = options.Value.Model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = $"A digest of the night:\n{inbox.BuildLog}" }),
        };
        using var body = new StringContent(payload.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint("chat/completions"))
        {
            Headers = { { "api-key", options.Value.ApiKey } },
            Content = body,
        };
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken);
        return StepOutcome.Done(this, answer?["choices"]?[0]?["message"]?["content"]?.GetValue<string>() ?? "(no digest)");
    }

    private Uri Endpoint(string path) => new($"{options.Value.BaseAddress.TrimEnd('/')}/{path}");
}
