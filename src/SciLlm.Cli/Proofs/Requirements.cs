using System.Text.Json;
using System.Text.Json.Nodes;

namespace SciLlm.Cli.Proofs;

/// <summary>
/// Requirements as people write them down: a line each, as text, or as a JSON object with <c>requirement_text</c> (or <c>text</c>), <c>id</c>, <c>strategies</c>,
/// <c>tactics</c> and whatever else the prover may want to know.
/// </summary>
internal static class Requirements
{
    private const string Text = "requirement_text";

    /// <param name="lines">The lines; blank ones are passed over.</param>
    /// <param name="source">What they are called in a message.</param>
    /// <exception cref="CommandFailedException">A line is no requirement.</exception>
    public static IEnumerable<ProofItem> Read(IEnumerable<string> lines, string source) =>
        from line in lines.Select((text, index) => (Text: text.Trim(), Number: index + 1))
        where line.Text.Length > 0
        select IsObject(line.Text) ? ReadObject(line.Text, $"Line {line.Number} of {source}") : new ProofItem(line.Text);

    // Lean too has texts in braces, but none that goes on with a quote.
    private static bool IsObject(string line) => line[0] == '{' && line.AsSpan(1).TrimStart() is ['"', ..] or ['}', ..];

    private static ProofItem ReadObject(string line, string where)
    {
        try
        {
            var members = JsonNode.Parse(line)!.AsObject();
            if ((Take(members, Text) ?? Take(members, "text"))?.GetValue<string>() is not { } text || string.IsNullOrWhiteSpace(text))
                throw new CommandFailedException($"{where} has no {Text}. Nothing was sent.");
            return new ProofItem(text)
            {
                Id = Take(members, "id")?.GetValue<string>(),
                Strategies = Texts(Take(members, "strategies")),
                Tactics = Texts(Take(members, "tactics")),
                AdditionalProperties = members.Count > 0 ? members : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new CommandFailedException($"{where} is no requirement: {e.Message} Nothing was sent.");
        }
    }

    private static JsonNode? Take(JsonObject members, string name)
    {
        members.TryGetPropertyValue(name, out var value);
        members.Remove(name);
        return value;
    }

    private static string[]? Texts(JsonNode? value) => value switch
    {
        null => null,
        JsonArray texts => [.. texts.Select(text => text!.GetValue<string>())],
        _ => value.GetValue<string>().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };
}
