using System.Globalization;

namespace SciLlm.Testing;

/// <summary>How a server says when to come again: every form that is seen in the wild.</summary>
public sealed class RetryAfter
{
    private readonly string _header;
    private readonly Func<DateTimeOffset, string> _value;

    private RetryAfter(string header, Func<DateTimeOffset, string> value) => (_header, _value) = (header, value);

    /// <summary><c>Retry-After: 2</c>, or with a fraction, <c>Retry-After: 0.5</c>.</summary>
    /// <param name="seconds">The seconds to wait.</param>
    public static RetryAfter Seconds(double seconds) => Text(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary><c>retry-after-ms: 250</c>.</summary>
    /// <param name="milliseconds">The milliseconds to wait.</param>
    public static RetryAfter Milliseconds(double milliseconds) =>
        new("retry-after-ms", _ => milliseconds.ToString(CultureInfo.InvariantCulture));

    /// <summary><c>Retry-After: Wed, 21 Oct 2026 07:28:00 GMT</c>: so long from now, on the clock of the server, to the second.</summary>
    /// <param name="fromNow">The time to wait; negative for a date that has passed.</param>
    public static RetryAfter Date(TimeSpan fromNow) =>
        new("Retry-After", now => (now + fromNow).ToString("R", CultureInfo.InvariantCulture));

    /// <summary><c>Retry-After:</c> with any text, such as <c>NaN</c>.</summary>
    /// <param name="text">The value of the header.</param>
    public static RetryAfter Text(string text) => new("Retry-After", _ => text);

    internal KeyValuePair<string, string> ToHeader(DateTimeOffset now) => new(_header, _value(now));
}
