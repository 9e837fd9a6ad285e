using System.Text.Encodings.Web;
using System.Text.Json;

namespace SciLlm.Cli.Checking.Baselines;

/// <summary>The violations that were there before anybody looked: they are let through, and only new ones fail a check.</summary>
/// <remarks>Paths are relative to the file, so that it says the same wherever the repository is.</remarks>
internal static class Baseline
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Lets through what the file names.</summary>
    /// <exception cref="CommandFailedException">The file is not there, or cannot be read.</exception>
    public static CheckResult Apply(string file, CheckResult result)
    {
        var fingerprints = Fingerprints(file);
        var left = Read(file).Violations.GroupBy(entry => entry.Fingerprint).ToDictionary(same => same.Key, same => same.Sum(entry => entry.Count));
        List<Violation> found = [];
        foreach (var violation in result.Found)
        {
            var known = violation.Suppression is null && fingerprints.Of(violation) is var fingerprint && left.GetValueOrDefault(fingerprint) > 0;
            if (known)
                left[fingerprints.Of(violation)]--;
            found.Add(known ? violation with { Suppression = new Suppression(SuppressionKind.Baseline, null) } : violation);
        }

        var gone = left.Values.Sum();
        return result with
        {
            Found = found,
            Notes = gone == 0 ? result.Notes
                : [.. result.Notes, $"{Counted.Of(gone, "violation")} of the baseline {(gone == 1 ? "is" : "are")} no longer there; --write-baseline brings it up to date."],
        };
    }

    /// <summary>Writes all that is not let through already, and lets it through. Writes nothing when not everything was looked at.</summary>
    public static CheckResult Write(string file, CheckResult result)
    {
        if (result.Unchecked.Count > 0)
        {
            var missing = $"{file} was not written, because not everything could be checked, and what is missing there would fail the next check.";
            return result with { Notes = [.. result.Notes, missing] };
        }

        var fingerprints = Fingerprints(file);
        var entries =
            from violation in result.Violations
            group violation by (violation.RuleId, Path: fingerprints.RelativePath(violation), Fingerprint: fingerprints.Of(violation)) into same
            orderby same.Key.Path, same.Key.RuleId, same.Key.Fingerprint
            select new BaselineEntry(same.Key.RuleId, same.Key.Path, same.Key.Fingerprint, same.Count());
        File.WriteAllText(file, JsonSerializer.Serialize(new BaselineFile(Version, [.. entries]), Json) + "\n");
        return Apply(file, result with { Notes = [.. result.Notes, $"{Counted.Of(result.Violations.Count, "violation")} written to {file}."] });
    }

    private static ViolationFingerprints Fingerprints(string file) => new(Path.GetDirectoryName(Path.GetFullPath(file))!);

    private static BaselineFile Read(string file)
    {
        if (!File.Exists(file))
            throw new CommandFailedException($"The baseline '{file}' does not exist. 'scillm check --write-baseline {file}' writes it.");
        try
        {
            if (JsonSerializer.Deserialize<BaselineFile>(File.ReadAllText(file), Json) is { Version: Version, Violations: not null } baseline)
                return baseline;
        }
        catch (JsonException)
        {
            // Said below, as for JSON that is something else.
        }
        throw new CommandFailedException($"'{file}' is not a baseline of this scillm. 'scillm check --write-baseline {file}' writes it anew.");
    }

    private sealed record BaselineFile(int Version, IReadOnlyList<BaselineEntry> Violations);

    /// <param name="Count">How many lines of the file are alike.</param>
    private sealed record BaselineEntry(string Rule, string Path, string Fingerprint, int Count);
}
