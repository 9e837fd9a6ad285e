using System.Text.Json;

namespace SciLlm.Json.Schemas;

/// <summary>One schema: keywords that must all be met. <c>true</c> has none, <c>false</c> one that never is.</summary>
internal sealed class SchemaNode(SchemaResource resource, string location)
{
    private IReadOnlyList<Keyword> _keywords = [];
    private bool _asksWhatWasSeen;

    public SchemaResource Resource => resource;

    public string Location => location;

    /// <summary>Gives it its keywords, those that look at what the others have left to the end.</summary>
    public void Fill(IEnumerable<Keyword> keywords)
    {
        _keywords = [.. keywords.OrderBy(keyword => keyword.AsksWhatWasSeen)];
        _asksWhatWasSeen = _keywords.Any(keyword => keyword.AsksWhatWasSeen);
    }

    /// <summary>Whether the value meets the schema.</summary>
    /// <param name="value">The value to check.</param>
    /// <param name="run">The check as a whole.</param>
    /// <param name="seen">Where to note what was looked at; null when nobody asks. To be thrown away when the value fails.</param>
    public bool Evaluate(JsonElement value, Evaluation run, Evaluated? seen = null)
    {
        if (_keywords.Count == 0) return true;

        // Those keywords see what their own schema and what it refers to has looked at, but not what a schema around it has.
        var own = _asksWhatWasSeen && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? new Evaluated() : seen;
        var entered = run.Enter(this);
        var ok = true;
        foreach (var keyword in _keywords)
        {
            // What was looked at by a schema that failed does not count, so after a failure everything would seem to be left over.
            if (!ok && (!run.Reports || keyword.AsksWhatWasSeen)) break;
            ok &= keyword.Evaluate(value, run, own);
        }

        if (entered) run.Leave();
        if (ok && own != seen) seen?.Add(own!);
        return ok;
    }
}
