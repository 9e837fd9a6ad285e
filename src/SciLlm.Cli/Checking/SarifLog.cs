using System.Text.Json;

namespace SciLlm.Cli.Checking;

/// <summary>Reads the log the C# compiler writes: SARIF 2.1.</summary>
internal static class SarifLog
{
    /// <summary>Every result that is not suppressed, of any tool that ran in the compiler.</summary>
    /// <exception cref="JsonException">The log is not complete.</exception>
    public static IReadOnlyList<SarifResult> Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var log = JsonDocument.Parse(stream);
        return
        [
            .. from run in log.RootElement.GetProperty("runs").EnumerateArray()
               from result in run.GetProperty("results").EnumerateArray()
               where !result.TryGetProperty("suppressions", out var suppressions) || suppressions.GetArrayLength() == 0
               select ReadResult(result),
        ];
    }

    private static SarifResult ReadResult(JsonElement result)
    {
        var severity = (result.TryGetProperty("level", out var level) ? level.GetString() : "warning") switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            _ => Severity.Info,
        };
        var id = result.GetProperty("ruleId").GetString()!;
        var message = result.GetProperty("message").GetProperty("text").GetString()!;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return new SarifResult(id, severity, message, null, 0, 0);

        var place = locations[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return new SarifResult(
            id,
            severity,
            message,
            new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32());
    }
}

/// <param name="Path">Null when the result belongs to no file; line and column are 0 then.</param>
internal sealed record SarifResult(string Id, Severity Severity, string Message, string? Path, int Line, int Column);
