using System.Text.Json;
using System.Text.RegularExpressions;

namespace SciLlm.Testing.Echo;

/// <summary>
/// Decides which tools the model calls: the one <c>tool_choice</c> names; those whose names the user's text holds; with
/// <c>required</c> and no name in the text, the first. A tool's result ends the calling, unless calling is required.
/// </summary>
internal static class ToolChooser
{
    public static IReadOnlyList<ToolCall> Choose(ChatRequest request, long number)
    {
        var functions = request.Functions;
        if (functions.Count == 0)
        {
            return [];
        }

        var text = Prompt.TextOf(request.LastUserMessage);
        var named = functions.Where(function => Mentions(text, Name(function)));
        IEnumerable<JsonElement> chosen = request.ToolChoice(out var only) switch
        {
            "function" => functions.Where(function => Name(function) == only),
            "required" => named.DefaultIfEmpty(functions[0]),
            "auto" when !request.EndsWithToolResult => named,
            _ => [],
        };
        return [.. chosen
            .Take(request.ParallelToolCalls ? functions.Count : 1)
            .Select((function, index) => new ToolCall($"call_{number}_{index}", Name(function), Arguments(function, text)))];
    }

    private static string Name(JsonElement function) => function.GetProperty("name").GetString()!;

    private static bool Mentions(string text, string name) => Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)");

    /// <summary>The JSON object in the user's text, or the smallest arguments the function's schema allows.</summary>
    private static string Arguments(JsonElement function, string text) =>
        EmbeddedJson.FindObject(text)
        ?? (function.TryGetProperty("parameters", out var schema) ? SchemaSample.For(schema) : "{}");
}
