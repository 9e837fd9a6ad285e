using System.Text.Json;
using System.Text.Json.Serialization;

namespace SciLlm.Cli.Batches;

/// <summary>What an output is the answer to. A run that asks something else must not be mixed into it.</summary>
/// <param name="Input">The hash of the requests.</param>
/// <param name="Requests">How many there are.</param>
/// <param name="Settings">The options that change what is asked or what counts as an answer, with their values; null for one that is not set.</param>
internal sealed record Manifest(string Input, int Requests, IReadOnlyDictionary<string, string?> Settings)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [JsonPropertyOrder(-1)]
    public int Version { get; init; } = 1;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    /// <exception cref="JsonException">It is none.</exception>
    public static Manifest FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Manifest>(json, Readable) is { Version: 1, Input: not null, Settings: not null } manifest
        ? manifest
        : throw new JsonException("It is no manifest that this version can read.");

    /// <summary>What is not as it was then, each in words.</summary>
    public IEnumerable<string> DifferencesFrom(Manifest earlier)
    {
        if (Input != earlier.Input)
            yield return earlier.Requests == Requests ? $"the input has changed, with {Requests} requests as before" : $"the input had {earlier.Requests} requests and has {Requests}";
        foreach (var name in Settings.Keys.Union(earlier.Settings.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (earlier.Settings.GetValueOrDefault(name), Settings.GetValueOrDefault(name));
            if (was != now)
                yield return $"{name} was {Quote(was)} and is {Quote(now)}";
        }
    }

    private static string Quote(string? value) => value is null ? "not set" : $"'{value}'";
}
