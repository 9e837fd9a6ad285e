using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SciLlm.Completions;

/// <summary>Reads single values the way servers write them: a text may be a number, a number a text, anything may be null.</summary>
internal static class LiberalJson
{
    /// <summary>The current value as text; null, and skipped, when it is not a plain value.</summary>
    public static string? TextHere(this ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(json.ValueSpan);
            default:
                json.Skip();
                return null;
        }
    }

    /// <summary>The current value as a count; null, and skipped, when it is none.</summary>
    public static long? CountHere(this ref Utf8JsonReader json) =>
        double.TryParse(json.TextHere(), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && Math.Abs(count) < long.MaxValue
            ? (long)count
            : null;
}
