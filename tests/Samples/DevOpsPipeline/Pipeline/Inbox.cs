using System.Text.Json;

namespace DevOpsPipeline.Pipeline;

/// <summary>What piled up since the last run.</summary>
public sealed record Inbox(string BuildLog, IReadOnlyList<Alert> Alerts, Incident Incident, IReadOnlyList<string> Changes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<Inbox> ReadAsync(string folder, CancellationToken cancellationToken) => new(
        await File.ReadAllTextAsync(Path.Combine(folder, "build.log"), cancellationToken),
        await ReadJsonAsync<Alert[]>(Path.Combine(folder, "alerts.json"), cancellationToken),
        await ReadJsonAsync<Incident>(Path.Combine(folder, "incident.json"), cancellationToken),
        await File.ReadAllLinesAsync(Path.Combine(folder, "changes.txt"), cancellationToken));

    private static async Task<T> ReadJsonAsync<T>(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(file, Json, cancellationToken)
            ?? throw new InvalidDataException($"{path} holds null.");
    }
}

public sealed record Alert(string Source, string Text);

public sealed record Incident(string Title, IReadOnlyList<string> Timeline);
