using System.Text.Json;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Echo;

/// <summary>What a chat completion request must look like. Problems are found one by one, so each may rely on those before it.</summary>
internal static class ChatRequestRules
{
    /// <summary>The 400 to answer with, or <see langword="null"/> for a well-formed request.</summary>
    public static ApiError? FirstProblem(JsonElement request) => Problems(request).FirstOrDefault();

    private static IEnumerable<ApiError> Problems(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            yield return ApiError.Invalid("body", "The body must be a JSON object.");
        }

        if (!request.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String || model.ValueEquals(""))
        {
            yield return ApiError.Invalid("model", "You must provide a model parameter.");
        }

        foreach (var problem in MessageRules.Problems(request).Concat(ToolRules.Problems(request)).Concat(FormatProblems(request)))
        {
            yield return problem;
        }

        foreach (var (name, least, most) in new[] { ("temperature", 0d, 2d), ("top_p", 0, 1) })
        {
            if (Given(request, name, out var number)
                && !(number.ValueKind == JsonValueKind.Number && number.GetDouble() >= least && number.GetDouble() <= most))
            {
                yield return ApiError.Invalid(name, $"'{name}' must be a number from {least} to {most}.");
            }
        }

        foreach (var name in new[] { "max_tokens", "max_completion_tokens" })
        {
            if (Given(request, name, out var count) && !(count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var tokens) && tokens > 0))
            {
                yield return ApiError.Invalid(name, $"'{name}' must be a whole number of at least 1.");
            }
        }

        foreach (var name in new[] { "stream", "parallel_tool_calls" })
        {
            if (Given(request, name, out var flag) && flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                yield return ApiError.Invalid(name, $"'{name}' must be true or false.");
            }
        }

        if (Given(request, "stream_options", out var options) && options.ValueKind != JsonValueKind.Object)
        {
            yield return ApiError.Invalid("stream_options", "'stream_options' must be an object.");
        }

        if (Given(request, "stop", out var stop) && stop.ValueKind != JsonValueKind.String
            && !(stop.ValueKind == JsonValueKind.Array && stop.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)))
        {
            yield return ApiError.Invalid("stop", "'stop' must be a string or an array of strings.");
        }
    }

    private static IEnumerable<ApiError> FormatProblems(JsonElement request)
    {
        if (!Given(request, "response_format", out var format))
        {
            yield break;
        }

        if (format.ValueKind != JsonValueKind.Object
            || !format.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String
            || type.GetString() is not ("text" or "json_object" or "json_schema"))
        {
            yield return ApiError.Invalid("response_format.type", "'response_format.type' must be text, json_object or json_schema.");
        }
        else if (type.ValueEquals("json_schema")
            && !(format.TryGetProperty("json_schema", out var named)
                && named.ValueKind == JsonValueKind.Object
                && named.TryGetProperty("name", out _)
                && named.TryGetProperty("schema", out var schema)
                && schema.ValueKind == JsonValueKind.Object))
        {
            yield return ApiError.Invalid("response_format.json_schema", "'response_format.json_schema' must be an object with 'name' and 'schema'.");
        }
    }

    /// <summary>Whether a parameter is there and not null, which means the same as not there.</summary>
    internal static bool Given(JsonElement request, string name, out JsonElement value) =>
        request.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
