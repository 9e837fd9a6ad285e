using System.Text.Json;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Json;

/// <summary>Parses the content of an answer that was asked to be JSON.</summary>
internal static class JsonContent
{
    private const int LongestSample = 200;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Fills <see cref="Completion.Json"/>; returns why it cannot.</summary>
    public static JsonParseException? Parse(LogicalCall call, Completion completion)
    {
        // A model that calls tools has not given its answer yet.
        if (completion.ToolCalls.Count > 0 && string.IsNullOrWhiteSpace(completion.Content)) return null;

        try
        {
            completion.Json = ParseOrThrow(completion.Content);
            return null;
        }
        catch (JsonException cause)
        {
            var what = string.IsNullOrWhiteSpace(completion.Content) ? "empty content" : "content that is not JSON";
            var why = completion.FinishReason?.Value == "length"
                ? "It was cut off: raise MaxTokens."
                : "Ask for JSON in the messages too, or check that the model supports response_format.";
            return Refusal(call, completion, "json_parse_failed", $"{what} where JSON was asked for: {Failures.Quote(call, completion.Content)} {why}", cause);
        }
    }

    /// <summary>The JSON in a text; null when it is none.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            return ParseOrThrow(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Why JSON that was parsed is refused all the same.</summary>
    public static JsonParseException AgainstSchema(LogicalCall call, Completion completion, string problem, Exception? cause) => Refusal(
        call,
        completion,
        "json_schema_failed",
        $"JSON that is not as {nameof(BatchOptions.Schema)} has it: {Failures.Quote(call, problem)}. Put the schema into the messages or the response format, or set {nameof(BatchOptions.RetryInvalidJson)}.",
        cause);

    private static JsonElement ParseOrThrow(string text)
    {
        using var document = JsonDocument.Parse(text, Deep);
        return document.RootElement.Clone();
    }

    private static JsonParseException Refusal(LogicalCall call, Completion completion, string reason, string what, Exception? cause)
    {
        call.Log.JsonRefused(call.Model, call.Where, completion.Content.Length, reason);
        return new JsonParseException(
            $"invalid_json: '{call.Model}' at {call.Where} answered with {what}",
            call.Describe() with
            {
                Reason = reason,
                Sample = Sample(call.Key.Redact(completion.Content)),
                RawLength = completion.Content.Length,
            },
            cause is null ? null : Failures.WithoutKey(call, cause));
    }

    /// <summary>The first characters of a text, which is as much as an exception tells.</summary>
    public static string Sample(string text) => text.Length <= LongestSample ? text : text[..LongestSample];
}
