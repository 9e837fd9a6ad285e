namespace SciLlm.Telemetry;

/// <summary>
/// A failure as one word for logs, spans and metrics: its HTTP status, else its kind, else its type. Never more, because what a server says may
/// repeat what it was sent.
/// </summary>
internal static class FailureName
{
    // The conventions' word for what has no name of few values.
    private const string Other = "_OTHER";
    private const int LongestWord = 64;

    public static string Of(Exception failure) => failure switch
    {
        SciLlmException { Status: { } status and not 200 } => $"{status}",
        SciLlmException { ErrorType: { } type } => IsWord(type) ? type : Other,
        _ => failure.GetType().FullName ?? Other,
    };

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= LongestWord && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');
}
