using System.Globalization;
using System.Net.Http.Headers;

namespace SciLlm.Transport;

/// <summary>
/// How long a server asks us to wait: <c>retry-after-ms</c>, then <c>retry-after</c> in seconds, fractions or as an HTTP date. Null when it
/// does not say, says nothing readable, or names a moment that is not in the future.
/// </summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now) =>
        Number(headers, "retry-after-ms", TimeSpan.TicksPerMillisecond)
        ?? Number(headers, "retry-after", TimeSpan.TicksPerSecond)
        ?? Date(headers, now);

    private static TimeSpan? Number(HttpResponseHeaders headers, string name, long ticksPerUnit)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite
            | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (Text(headers, name) is not { } text || !double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value)) return null;

        // NaN fails the first comparison; a number too large for a TimeSpan still means "very long".
        var ticks = value * ticksPerUnit;
        return ticks >= 1 ? ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)ticks) : null;
    }

    private static TimeSpan? Date(HttpResponseHeaders headers, DateTimeOffset now) =>
        Text(headers, "retry-after") is { } text
        && DateTimeOffset.TryParseExact(text.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        && date > now
            ? date - now
            : null;

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
