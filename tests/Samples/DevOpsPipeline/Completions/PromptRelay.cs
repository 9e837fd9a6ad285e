using System.Net.Http.Json;

namespace DevOpsPipeline.Completions;

/// <summary>Sends a prompt wherever the operators say.</summary>
public sealed class PromptRelay(HttpClient http)
{
    public async Task<string> RelayAsync(Uri address, string key, string prompt, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("x-api-key", key);
        request.Content = JsonContent.Create(new { prompt });
        using var response = await http.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
