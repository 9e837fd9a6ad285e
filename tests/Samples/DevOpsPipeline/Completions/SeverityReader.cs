using System.Text.Json;
using SciLlm;

namespace DevOpsPipeline.Completions;

/// <summary>Hopes for JSON.</summary>
public sealed class SeverityReader(SciLlmClient llm, JsonSerializerOptions json)
{
    public async Task<int> ReadAsync(string incident, CancellationToken cancellationToken)
    {
        var answer = await llm.CompleteAsync(new CompletionRequest($"The severity of this, from 1 to 4, as {{\"severity\":1}}:\n{incident}"), cancellationToken);
        return JsonSerializer.Deserialize<Dictionary<string, int>>(answer.Content, json)?["severity"] ?? 4;
    }
}
