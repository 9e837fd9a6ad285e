using System.Net;
using System.Net.Http.Headers;

namespace SciLlm.Transport;

/// <summary>What a server says instead of an answer.</summary>
internal static partial class Failures
{
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
}
