using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SciLlm.Cli.Calling;

/// <summary>A result for people, or as JSON for programs.</summary>
internal static class OutputFormat
{
    // For a terminal or a pipe, never a page: only what JSON itself needs is escaped.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<string> CreateOption()
    {
        var format = new Option<string>("--format") { Description = "How the result is printed: text or json.", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    public static void WriteJson(JsonObject result) => Console.WriteLine(result.ToJsonString(Readable));
}
