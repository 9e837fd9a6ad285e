using System.Text.Json;
using SciLlm.Completions;
using SciLlm.Transport;

namespace SciLlm.Json;

/// <summary>Parses the content of an answer that was asked to be JSON.</summary>
internal static class JsonContent
{
    private const int LongestSample = 200;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Fills <see cref="Completion.Json"/>; returns why it cannot.</summary>
    public static JsonParseException? Parse(CompletionCall call, Completion completion)
    {
        // A model that calls tools has not given its answer yet.
        if (completion.ToolCalls.Count > 0 && string.IsNullOrWhiteSpace(completion.Content)) return null;

        try
        {
            using var document = JsonDocument.Parse(completion.Content, Deep);
            completion.Json = document.RootElement.Clone();
            return null;
        }
        catch (JsonException cause)
        {
            var what = string.IsNullOrWhiteSpace(completion.Content) ? "empty content" : "content that is not JSON";
            var why = completion.FinishReason?.Value == "length"
                ? "It was cut off: raise MaxTokens."
                : "Ask for JSON in the messages too, or check that the model supports response_format.";
            return new JsonParseException(
                $"invalid_json: '{call.Model}' at {call.Where} answered with {what} where JSON was asked for: {Failures.Quote(call, completion.Content)} {why}",
                call.Describe() with
                {
                    Reason = "json_parse_failed",
                    Sample = Sample(call.Key.Redact(completion.Content)),
                    RawLength = completion.Content.Length,
                },
                Failures.WithoutKey(call, cause));
        }
    }

    private static string Sample(string text) => text.Length <= LongestSample ? text : text[..LongestSample];
}
