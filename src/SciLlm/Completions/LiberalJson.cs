using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SciLlm.Completions;

/// <summary>Reads single values the way servers write them: a text may be a number, a number a text, anything may be null.</summary>
internal static class LiberalJson
{
    public static JsonReaderOptions Options => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 512 };

    /// <summary>Moves on to the next member's name; false at the end of the object.</summary>
    public static bool NextMember(this ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves on to the next value and tells whether it begins so; one that does not is skipped.</summary>
    public static bool NextIs(this ref Utf8JsonReader json, JsonTokenType expected)
    {
        json.Read();
        if (json.TokenType == expected) return true;
        json.Skip();
        return false;
    }

    public static void SkipNext(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>The next value as text; null, and skipped, when it is not a plain value.</summary>
    public static string? NextText(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TextHere();
    }

    /// <summary>The next value as <see cref="NextText(ref Utf8JsonReader)"/> gives it, without another string where it is the text expected.</summary>
    public static string? NextText(this ref Utf8JsonReader json, string? expected)
    {
        json.Read();
        return expected is not null && json.TokenType == JsonTokenType.String && json.ValueTextEquals(expected) ? expected : json.TextHere();
    }

    /// <summary>The next value as a count; null, and skipped, when it is none.</summary>
    public static long? NextCount(this ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var whole)) return whole;
        return double.TryParse(json.TextHere(), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && Math.Abs(count) < long.MaxValue
            ? (long)count
            : null;
    }

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
}
