using System.Globalization;
using System.Text;

namespace SciLlm.Benchmarks.Json;

/// <summary>What a model answers that was asked for a list of findings: right, with all that models do to JSON, and against its schema.</summary>
internal static class JsonInput
{
    private const int Findings = 500;

    public const string Schema = """
        {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "required": ["id", "title", "severity", "score", "tags", "place", "fixed"],
            "additionalProperties": false,
            "properties": {
              "id": { "type": "integer", "minimum": 0 },
              "title": { "type": "string", "minLength": 1, "maxLength": 200 },
              "severity": { "enum": ["low", "medium", "high"] },
              "score": { "type": "number", "minimum": 0, "maximum": 1 },
              "tags": { "type": "array", "items": { "type": "string", "pattern": "^[a-z]+$" }, "uniqueItems": true },
              "place": { "type": "object", "required": ["file", "line"], "properties": { "file": { "type": "string" }, "line": { "type": "integer" } } },
              "fixed": { "type": ["boolean", "null"] }
            }
          }
        }
        """;

    public static string Good { get; } = $"[{string.Join(",\n", Enumerable.Range(0, Findings).Select(static number => Finding(number, score: "0.75")))}]";

    /// <summary>The same with prose and a fence around it, a comment, single quotes, unquoted keys, Python's keywords and trailing commas.</summary>
    public static string Broken { get; } = "Here are the findings:\n```json\n"
        + Good.Replace("\"title\"", "title").Replace("\"medium\"", "'medium'").Replace("null", "None").Replace("0.75,", "0.75, /* estimated */").Replace("\"log\"]", "\"log\",]")
        + "\n```\nTell me if you want more.";

    /// <summary>Good JSON of which every tenth finding is against the schema.</summary>
    public static string Invalid { get; } = $"[{string.Join(",\n", Enumerable.Range(0, Findings).Select(static number => Finding(number, score: number % 10 == 0 ? "7.5" : "0.75")))}]";

    public static double Megabytes(string text) => Encoding.UTF8.GetByteCount(text) / 1e6;

    private static string Finding(int number, string score) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id": {{number}}, "title": "The key is read from a file that “everybody” may read\n(finding {{number}})", "severity": "medium", "score": {{score}}, "tags": ["keys", "files", "log"], "place": {"file": "src/Settings/Reader{{number}}.cs", "line": {{number * 7}}}, "fixed": null}
        """);
}
