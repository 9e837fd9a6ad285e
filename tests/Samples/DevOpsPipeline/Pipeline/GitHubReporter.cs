using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;

namespace DevOpsPipeline.Pipeline;

/// <summary>Posts the run's summary as an issue, where a token is configured.</summary>
public sealed class GitHubReporter(HttpClient http, IConfiguration configuration)
{
    public async Task ReportAsync(IReadOnlyList<StepOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (configuration["GitHub:Token"] is not { Length: > 0 } token)
            return;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://api.github.com/repos/{configuration["GitHub:Repository"]}/issues");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.UserAgent.ParseAdd("devops-pipeline");
        request.Content = JsonContent.Create(new
        {
            title = outcomes.All(static outcome => outcome.Ok) ? "The nightly run is ok" : "The nightly run failed",
            body = string.Join("\n\n", outcomes.Select(static outcome => $"**{outcome.Step}**: {outcome.Text}")),
        });
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
