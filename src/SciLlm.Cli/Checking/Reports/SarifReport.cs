using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SciLlm.Cli.Checking.Baselines;

namespace SciLlm.Cli.Checking.Reports;

/// <summary>A check's result as one SARIF 2.1.0 log, in the form that GitHub's code scanning reads.</summary>
/// <param name="root">What paths are relative to: the root of the repository, for GitHub.</param>
internal sealed class SarifReport(TextWriter output, string root) : ICheckReport
{
    // GitHub resolves this one against its checkout.
    private const string Root = "%SRCROOT%";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ViolationFingerprints _fingerprints = new(root);
    private readonly Dictionary<string, int> _seen = [];

    public void Write(CheckResult result)
    {
        var isCompared = result.Found.Any(v => v.Suppression?.Kind == SuppressionKind.Baseline);
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = SarifRules.Driver() },
                ["automationDetails"] = new JsonObject { ["id"] = "scillm/" },
                ["columnKind"] = "utf16CodeUnits",
                ["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["uri"] = PathText.FolderUri(root) } },
                ["invocations"] = new JsonArray(Invocation(result)),
                ["results"] = new JsonArray([.. result.Found.Select(violation => Result(violation, isCompared))]),
            }),
        };
        output.WriteLine(log.ToJsonString(Json));
    }

    private JsonObject Invocation(CheckResult result) => new()
    {
        ["executionSuccessful"] = result.Unchecked.Count == 0,
        ["exitCode"] = result.ExitCode,
        ["toolExecutionNotifications"] = new JsonArray(
        [
            .. result.Unchecked.Select(place => Notification("error", $"not checked: {place.Reason}", place.Path)),
            .. result.Unread.Select(place => Notification("warning", $"not read: {place.Reason}", place.Path)),
            .. result.Skipped.Select(place => Notification("note", $"skipped: {place.Reason}", place.Path)),
        ]),
    };

    private JsonObject Notification(string level, string message, string path) => new()
    {
        ["level"] = level,
        ["message"] = Text(message),
        ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = new JsonObject { ["artifactLocation"] = Artifact(path) } }),
    };

    private JsonObject Result(Violation violation, bool isCompared)
    {
        var result = new JsonObject
        {
            ["ruleId"] = violation.RuleId,
            ["ruleIndex"] = SarifRules.IndexOf(violation.RuleId),
            ["level"] = SarifRules.Level(violation.Severity),
            ["message"] = Text(violation.Message),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Place(violation) }),
            ["partialFingerprints"] = new JsonObject { ["primaryLocationLineHash"] = Fingerprint(violation) },
        };
        if (isCompared)
            result["baselineState"] = violation.Suppression?.Kind == SuppressionKind.Baseline ? "unchanged" : "new";
        if (violation.Suppression is { } suppression)
            result["suppressions"] = new JsonArray(Suppression(suppression));
        return result;
    }

    private static JsonObject Suppression(Suppression suppression)
    {
        var result = new JsonObject { ["kind"] = suppression.Kind == SuppressionKind.InSource ? "inSource" : "external" };
        if (suppression.Kind == SuppressionKind.Baseline)
            result["justification"] = "It is in the baseline.";
        else if (suppression.Justification is { } justification)
            result["justification"] = justification;
        return result;
    }

    private JsonObject Place(Violation violation)
    {
        var place = new JsonObject { ["artifactLocation"] = Artifact(violation.Path) };
        if (violation.Line > 0)
        {
            place["region"] = new JsonObject
            {
                ["startLine"] = violation.Line,
                ["startColumn"] = violation.Column,
                ["endLine"] = violation.EndLine,
                ["endColumn"] = violation.EndColumn,
            };
        }
        return place;
    }

    private JsonObject Artifact(string path) => (path == root ? "." : PathText.Below(root, path)) is { } relative
        ? new JsonObject { ["uri"] = string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)), ["uriBaseId"] = Root }
        : new JsonObject { ["uri"] = PathText.Uri(path) };

    // Alike lines of a file are numbered, as GitHub does with hashes of its own.
    private string Fingerprint(Violation violation)
    {
        var fingerprint = _fingerprints.Of(violation);
        return $"{fingerprint}:{_seen[fingerprint] = _seen.GetValueOrDefault(fingerprint) + 1}";
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
