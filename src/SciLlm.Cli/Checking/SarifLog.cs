using System.Text.Json;
using System.Text.RegularExpressions;

namespace SciLlm.Cli.Checking;

/// <summary>Reads the log the C# compiler writes: SARIF 2.1.</summary>
internal static partial class SarifLog
{
    /// <summary>Every result of any tool that ran in the compiler, those that are suppressed included.</summary>
    /// <exception cref="JsonException">The log is not complete, or is no log of a compiler.</exception>
    public static IReadOnlyList<SarifResult> Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var log = JsonDocument.Parse(stream);
        try
        {
            return
            [
                .. from run in log.RootElement.GetProperty("runs").EnumerateArray()
                   from result in run.GetProperty("results").EnumerateArray()
                   select ReadResult(result),
            ];
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or UriFormatException)
        {
            throw new JsonException($"'{path}' is not a SARIF log as the C# compiler writes it: {e.Message}", e);
        }
    }

    private static SarifResult ReadResult(JsonElement result)
    {
        var severity = (result.TryGetProperty("level", out var level) ? level.GetString() : "warning") switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            _ => Severity.Info,
        };
        var read = new SarifResult(result.GetProperty("ruleId").GetString()!, severity, result.GetProperty("message").GetProperty("text").GetString()!)
        {
            Suppression = ReadSuppression(result),
        };
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return read;

        var place = locations[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return read with
        {
            Path = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
            Line = region.GetProperty("startLine").GetInt32(),
            Column = region.GetProperty("startColumn").GetInt32(),
            EndLine = region.GetProperty("endLine").GetInt32(),
            EndColumn = region.GetProperty("endColumn").GetInt32(),
        };
    }

    private static Suppression? ReadSuppression(JsonElement result)
    {
        if (!result.TryGetProperty("suppressions", out var suppressions) || suppressions.GetArrayLength() == 0)
            return null;
        var first = suppressions[0];
        // The compiler has one word for how it was suppressed, with the justification of a suppressor in it.
        var how = first.TryGetProperty("properties", out var properties) && properties.TryGetProperty("suppressionType", out var type) ? type.GetString()! : "";
        if (Suppressor().Match(how) is { Success: true } suppressor)
            return new Suppression(SuppressionKind.Exception, suppressor.Groups["justification"].Value);
        return new Suppression(SuppressionKind.InSource, first.TryGetProperty("justification", out var justification) ? justification.GetString() : null);
    }

    [GeneratedRegex(@"^DiagnosticSuppressor \{ Suppression Id: [^,]+, Suppression Justification: (?<justification>.*?)(, Suppression Id: .*)? \}$", RegexOptions.Singleline)]
    private static partial Regex Suppressor();
}

/// <param name="Path">Null when the result belongs to no file; line and column are 0 then.</param>
/// <param name="EndColumn">The column behind the last character.</param>
internal sealed record SarifResult(
    string Id, Severity Severity, string Message, string? Path = null, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    public Suppression? Suppression { get; init; }
}
