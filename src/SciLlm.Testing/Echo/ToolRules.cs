using System.Text.Json;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Echo;

/// <summary>What the tools of a request, and the choice among them, must look like.</summary>
internal static class ToolRules
{
    public static IEnumerable<ApiError> Problems(JsonElement request)
    {
        var names = new List<string>();
        if (ChatRequestRules.Given(request, "tools", out var tools))
        {
            if (tools.ValueKind != JsonValueKind.Array)
            {
                yield return ApiError.Invalid("tools", "'tools' must be an array.");
            }

            foreach (var tool in tools.EnumerateArray())
            {
                if (FunctionName(tool) is { } name)
                {
                    names.Add(name);
                }
                else
                {
                    yield return ApiError.Invalid($"tools[{names.Count}]", "A tool must look like {\"type\":\"function\",\"function\":{\"name\":…}}.");
                }
            }
        }

        if (!ChatRequestRules.Given(request, "tool_choice", out var choice))
        {
            yield break;
        }

        var chosen = FunctionName(choice);
        var known = choice.ValueKind == JsonValueKind.String
            ? choice.GetString() is "auto" or "none" || (choice.ValueEquals("required") && names.Count > 0)
            : chosen is not null && names.Contains(chosen);
        if (!known)
        {
            yield return ApiError.Invalid("tool_choice", "'tool_choice' must be auto, none, required (with tools), or name a function in 'tools'.");
        }
    }

    private static string? FunctionName(JsonElement tool) =>
        tool.ValueKind == JsonValueKind.Object
        && tool.TryGetProperty("function", out var function)
        && function.ValueKind == JsonValueKind.Object
        && function.TryGetProperty("name", out var name)
        && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
