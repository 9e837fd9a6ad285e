using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SciLlm.Json.Repairs;
using SciLlm.Transport;

namespace SciLlm.Json;

/// <summary>
/// Repairs what models do to JSON, where that neither invents nor drops data (client specification, "Repair"): fences and prose around exactly one
/// value, <c>&lt;think&gt;</c> blocks, trailing commas, comments that end, single and typographic quotes, unquoted keys, Python's keywords, raw control
/// characters, one redundant closing bracket, and missing closing brackets when the model says that it was done. Everything else is refused: cut-off
/// strings, numbers, keys and keywords, missing values and commas, several values, and duplicate keys.
/// </summary>
/// <example><code>
/// if (JsonRepair.TryRepair(answer.Content, new() { FinishReason = answer.FinishReason }, out var repair)) Use(repair.Json!, repair.Changes);
/// else Log(repair.Refusal);
/// </code></example>
public static class JsonRepair
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gives back valid JSON as it is, and repairs what can be repaired; takes time in proportion to the text.</summary>
    /// <param name="text">What should be JSON.</param>
    /// <param name="options">What else is known; null for nothing.</param>
    /// <param name="result">The JSON and what was changed, or why there is none.</param>
    /// <returns>Whether there is JSON.</returns>
    public static bool TryRepair(string text, JsonRepairOptions? options, out JsonRepairResult result)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsJson(text))
        {
            result = new() { Json = text, Steps = text.Length };
            return true;
        }

        var rewriter = new JsonRewriter(text, canClose: options?.FinishReason == ChatFinishReason.Stop);
        try
        {
            var json = rewriter.Rewrite();

            // Half of a surrogate pair is the one thing that passes the rewriter and is not JSON.
            if (!IsJson(json)) throw new JsonRefusedException(0, "it holds half of a surrogate pair");
            result = new() { Json = json, Changes = rewriter.Changes, Steps = text.Length + rewriter.Steps };
        }
        catch (JsonRefusedException refused)
        {
            result = new() { Refusal = $"Not repaired: at character {refused.Position} {refused.Message}.", Steps = text.Length + rewriter.Steps };
        }

        return result.Ok;
    }

    internal static bool IsJson(string text)
    {
        try
        {
            using var bytes = new PooledBuffer();
            Strict.GetBytes(text, bytes);
            var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (Exception cause) when (cause is JsonException or EncoderFallbackException)
        {
            return false;
        }
    }
}
