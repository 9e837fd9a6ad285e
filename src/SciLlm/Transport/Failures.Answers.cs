using System.Text;

namespace SciLlm.Transport;

/// <summary>Answers that are none.</summary>
internal static partial class Failures
{
    private const int LongestBodyLookedAt = 64 << 10;

    public static SciLlmException IncompleteStream(HttpCall call) => new(
        $"The stream of {call.Where} ended before the answer did: with neither a finish reason nor [DONE]. What came is in PartialContent; look at the server's log and at any proxy between.{AfterAttempts(call)}")
    {
        Status = 200,
        ErrorType = "incomplete_stream",
        IsTransient = true,
    };

    public static SciLlmException InvalidResponse(HttpCall call, string why, ReadOnlySpan<byte> body, Exception? cause = null, bool isTransient = false) => new(
        $"{call.Where} answered 200, but {why}: {Quote(call, Head(call, body))} Check that {call.Advice.BaseSetting}, '{call.Base}', is {call.Advice.Service}.",
        cause)
    {
        Status = 200,
        ErrorType = "invalid_response",
        IsTransient = isTransient,
    };

    public static SciLlmException TooLarge(HttpCall call, long limit) =>
        new($"{call.Where} sent more than {limit >> 20} MB for one answer, and reading stopped there. Ask for less at once.")
        {
            Status = 200,
            ErrorType = "invalid_response",
        };

    /// <summary>Enough of a body to quote from.</summary>
    private static string Head(HttpCall call, ReadOnlySpan<byte> body) => body.Length <= LongestBodyLookedAt
        ? Encoding.UTF8.GetString(body)
        : call.Key.RedactCut(Encoding.UTF8.GetString(body[..LongestBodyLookedAt]));
}
