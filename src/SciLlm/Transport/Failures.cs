using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace SciLlm.Transport;

/// <summary>
/// Turns what went wrong on the way, or came back from the server, into the exception a caller sees. Decides too what is transient. Whatever a
/// server or handler said is stripped of the key before it is quoted.
/// </summary>
internal static partial class Failures
{
    private const int LongestQuote = 500;

    public static SciLlmException FromResponse(HttpCall call, HttpStatusCode status, HttpResponseHeaders headers, string body)
    {
        var code = (int)status;
        if (code is >= 300 and < 400) return Redirect(call, code, headers.Location);
        return FromServer(call, code, ServerError.Read(body), RetryAfterHeader.Read(headers, call.Time.GetUtcNow()));
    }

    /// <summary>A failure that came with status 200, as gateways and streams have it.</summary>
    public static SciLlmException FromServer(HttpCall call, HttpResponseMessage response, ServerError error) =>
        FromServer(call, error.StatusInCode ?? (int)response.StatusCode, error, RetryAfterHeader.Read(response.Headers, call.Time.GetUtcNow()));

    public static SciLlmException FromServer(HttpCall call, int status, ServerError error, TimeSpan? retryAfter)
    {
        var refusal = status == 402 ? RefusalKind.Quota : error.Refusal;
        var said = error.Message is { Length: > 0 } message ? $": {Quote(call, message)}" : "";
        return new SciLlmException($"{Happened(call, status)}{said}{(said.EndsWith('.') ? "" : ".")} {Advice(call, status, refusal, retryAfter)}")
        {
            Status = status,
            ErrorType = error.Type is null ? "http_error" : Quote(call, error.Type),
            ErrorCode = error.Code is null ? null : Quote(call, error.Code),
            RetryAfter = retryAfter,
            IsTransient = refusal != RefusalKind.Quota && status is 408 or 409 or 429 or >= 500,
            Refusal = refusal,
        };
    }

    public static SciLlmException FromConnection(HttpCall call, Exception cause)
    {
        var error = (cause as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var refused = CertificateRefusedException.In(cause);
        var host = call.Address.Authority;
        var text = error switch
        {
            HttpRequestError.NameResolutionError => $"The host {host} of {call.Where} cannot be found. Check the spelling of {call.Advice.BaseSetting} and the network's name service.",
            HttpRequestError.SecureConnectionError when refused is not null => $"The certificate of {host} is not valid ({refused.Errors}), so the key was not sent to {call.Where}. Check {call.Advice.BaseSetting}, this machine's clock, and its trusted certificates.",
            HttpRequestError.SecureConnectionError => $"No secure connection to {host} could be made for {call.Where}. Check that {call.Advice.BaseSetting} should begin with https, and the server's certificate.",
            HttpRequestError.ConnectionError => $"No connection to {host} could be made for {call.Where}: {Quote(call, cause.Message)}. Check that the server runs there and that {call.Advice.BaseSetting} is right.",
            _ => $"The connection to {call.Where} broke: {Quote(call, cause.Message)}. If it keeps breaking, look at the server's log and at any proxy between.",
        };
        return new SciLlmException(text + AfterAttempts(call), WithoutKey(call, cause))
        {
            ErrorType = refused is null ? "connection_error" : "certificate",
            IsTransient = cause.InnerException is not AuthenticationException && error != HttpRequestError.ConfigurationLimitExceeded,
        };
    }

    public static SciLlmTimeoutException ConnectTimeout(HttpCall call, Exception cause) => new(
        TimeoutKind.Connect,
        $"No connection to {call.Address.Authority} was made in time for {call.Where}. Check {call.Advice.BaseSetting}, the network, or raise ConnectTimeout.{AfterAttempts(call)}",
        WithoutKey(call, cause))
    {
        ErrorType = "timeout",
        IsTransient = true,
    };

    public static SciLlmTimeoutException AttemptTimeout(LogicalCall call) => new(
        TimeoutKind.Attempt,
        $"{call.Where} did not answer within {call.AttemptTimeout.TotalSeconds:0.###} s. {call.Advice.WhenSlow}{AfterAttempts(call)}")
    {
        ErrorType = "timeout",
        IsTransient = true,
    };

    public static SciLlmTimeoutException IdleTimeout(HttpCall call, TimeSpan limit) => new(
        TimeoutKind.Idle,
        $"{call.Where} began its answer and then sent nothing for {limit.TotalSeconds:0.###} s; what it had said is in PartialContent. Look at the server's load, or raise IdleTimeout.")
    {
        ErrorType = "timeout",
        Status = 200,
    };

    public static SciLlmException IncompleteStream(HttpCall call) => new(
        $"The stream of {call.Where} ended before the answer did: with neither a finish reason nor [DONE]. What came is in PartialContent; look at the server's log and at any proxy between.{AfterAttempts(call)}")
    {
        Status = 200,
        ErrorType = "incomplete_stream",
        IsTransient = true,
    };

    public static SciLlmException InvalidResponse(HttpCall call, string why, string body, Exception? cause = null, bool isTransient = false) => new(
        $"{call.Where} answered 200, but {why}: {Quote(call, body)} Check that {call.Advice.BaseSetting}, '{call.Base}', is {call.Advice.Service}.",
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

    /// <summary>The text on one line, without the key, and short.</summary>
    public static string Quote(LogicalCall call, string text)
    {
        var line = Blanks().Replace(call.Key.Redact(text), " ").Trim();
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, LongestQuote), "…");
    }

    /// <summary>The exception itself, or nothing when a handler has put the key into it.</summary>
    public static Exception? WithoutKey(LogicalCall call, Exception cause) => call.Key.IsIn(cause.ToString()) ? null : cause;

    private static SciLlmException Redirect(HttpCall call, int status, Uri? location)
    {
        var target = location is null ? "an address it does not name" : Quote(call, location.IsAbsoluteUri ? location.Authority : call.Address.Authority);
        return new($"{call.Where} redirects to {target} (HTTP {status}). Redirects are not followed, because the key would go along; set {call.Advice.BaseSetting} to the final address.")
        {
            Status = status,
            ErrorType = "redirect",
        };
    }

    private static string Happened(HttpCall call, int status) => status switch
    {
        401 or 403 when call.Key.IsNone => $"{call.Where} asks for an API key (HTTP {status}), and none is set",
        401 or 403 => $"{call.Where} refused the API key (HTTP {status}, sent as Bearer and as x-api-key)",
        429 => $"{call.Where} says there are too many requests (HTTP 429){AfterAttempts(call, " after", "")}",
        _ => $"{call.Where} answered HTTP {status}{AfterAttempts(call, " after", "")}",
    };

    private static string Advice(HttpCall call, int status, RefusalKind refusal, TimeSpan? retryAfter) => status switch
    {
        _ when refusal == RefusalKind.Quota => "The quota or the balance is used up, so it was not tried again: add credit or use another key.",
        401 => $"Check that {call.Advice.KeySetting} holds a key for {call.Address.Authority}.",
        403 => $"Check that {call.Advice.KeySetting} holds a key for {call.Address.Authority}{call.Advice.KeyScope}.",
        404 => call.Advice.WhenNotFound,
        413 => $"The request is too large: {call.Advice.WhenTooLarge}.",
        429 when retryAfter is { } wait && wait > RetryPolicy.LongestHonouredWait => "It asks to wait longer than the 120 s that are waited for; see RetryAfter, and try again then.",
        429 => "Lower the concurrency, or try again later.",
        _ when refusal == RefusalKind.ContextTooLong => "The messages and MaxTokens do not fit the model's context: shorten them or use a model with a larger one.",
        504 => call.Advice.WhenTimedOut,
        >= 500 => "The server has a problem of its own: try again later, or look at its log.",
        _ => "Compare the request with what this server supports.",
    };

    private static string AfterAttempts(LogicalCall call, string before = " Tried", string after = ".") =>
        call.Attempts > 1 ? $"{before} {call.Attempts} times{after}" : "";

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
