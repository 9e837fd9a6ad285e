using System.Net.Http.Json;
using System.Text.Json;
using DevOpsPipeline.Pipeline;

namespace DevOpsPipeline.Steps;

/// <summary>The time limits of the pipeline must fit into each other.</summary>
public sealed class ProveLimitsStep(HttpClient http) : IPipelineStep
{
    private const string Requirement = "Three attempts of 40 seconds each and two pauses of 15 seconds take less than 180 seconds.";

    public string Name => "limits";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var bridge = Environment.GetEnvironmentVariable("CERTAINLY_BRIDGE_BASE") ?? "http://127.0.0.1:8787";
        using var response = await http.PostAsJsonAsync(
            $"{bridge}/bridge/complete",
            new
            {
                messages = new[] { new { role = "system", content = "Certainly/Lean4" } },
                lean4_requirements = new[] { new { requirement_text = Requirement } },
            },
            cancellationToken);
        response.EnsureSuccessStatusCode();

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.GetProperty("summary").GetProperty("proved").GetInt32() == 1
            ? StepOutcome.Done(this, "The time limits fit")
            : StepOutcome.Failed(this, "The time limits do not fit");
    }
}
