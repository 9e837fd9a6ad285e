using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Completions;

/// <summary>Reads tools, the choice among them, and calls the model made. What is not in the form <see cref="ToolWriter"/> writes is left to be kept as it came.</summary>
internal static class ToolReader
{
    /// <summary>Reads tools; false when one of them says more than a function declaration holds.</summary>
    /// <exception cref="JsonException">It is no array.</exception>
    public static bool TryReadTools(JsonMember member, out IReadOnlyList<AITool>? tools)
    {
        tools = null;
        var functions = new List<AITool>();
        foreach (var tool in member.Items())
        {
            if (!TryReadFunction(tool, out var function) || !function.HasOnly("name", "description", "parameters")) return false;
            if (!function.Value.TryGetProperty("parameters", out var parameters) || parameters.ValueKind != JsonValueKind.Object) return false;
            functions.Add(AIFunctionFactory.CreateDeclaration(
                function.Member("name", "a text").Text(),
                function.OptionalText("description") ?? "",
                parameters));
        }

        tools = functions;
        return true;
    }

    /// <summary>Reads a <c>tool_choice</c>; false when it is of a form that is not known here.</summary>
    public static bool TryReadMode(JsonMember member, out ChatToolMode? mode)
    {
        mode = !member.IsText ? null : member.Text() switch
        {
            "auto" => ChatToolMode.Auto,
            "none" => ChatToolMode.None,
            "required" => ChatToolMode.RequireAny,
            _ => null,
        };
        if (mode is null && TryReadFunction(member, out var function) && function.HasOnly("name") && function.Member("name", "a text").Text() is { Length: > 0 } name)
            mode = ChatToolMode.RequireSpecific(name);
        return mode is not null;
    }

    /// <summary>Reads the <c>tool_calls</c> of a message; false when one of them says more than a function call holds.</summary>
    /// <exception cref="JsonException">It is no array.</exception>
    public static bool TryReadCalls(JsonMember member, List<AIContent> contents)
    {
        var calls = new List<AIContent>();
        foreach (var call in member.Items())
        {
            if (!TryReadFunction(call, out var function, "id") || !function.HasOnly("name", "arguments")) return false;
            var arguments = function.Member("arguments", "a text that holds JSON");
            if (!arguments.IsText) return false;
            calls.Add(new ToolCallPart(calls.Count, call.Member("id", "a text").Text(), function.Member("name", "a text").Text(), arguments.Text()).ToContent(calls.Count));
        }

        contents.AddRange(calls);
        return true;
    }

    private static bool TryReadFunction(JsonMember member, out JsonMember function, string? id = null)
    {
        function = default;
        if (!member.HasOnly("type", "function", id ?? "type") || member.Member("type", "function").Text() != "function") return false;
        function = member.Member("function", "an object");
        return function.IsObject;
    }
}
