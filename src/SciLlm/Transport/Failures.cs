using System.Text.RegularExpressions;

namespace SciLlm.Transport;

/// <summary>
/// Turns what went wrong on the way, or came back from the server, into the exception a caller sees. Decides too what is transient. Whatever a
/// server or handler said is stripped of the key before it is quoted.
/// </summary>
internal static partial class Failures
{
    private const int LongestQuote = 500;

    /// <summary>The text on one line, without the key, and short.</summary>
    public static string Quote(LogicalCall call, string text)
    {
        var line = Blanks().Replace(call.Key.Redact(text), " ").Trim();
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, LongestQuote), "…");
    }

    /// <summary>The exception itself, or nothing when a handler has put the key into it.</summary>
    public static Exception? WithoutKey(LogicalCall call, Exception cause) => call.Key.IsIn(cause.ToString()) ? null : cause;

    private static string AfterAttempts(LogicalCall call, string before = " Tried", string after = ".") =>
        call.Attempts > 1 ? $"{before} {call.Attempts} times{after}" : "";

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
