using System.Security.Authentication;

namespace SciLlm.Transport;

/// <summary>What goes wrong on the way: connections that are not made or break, and time that is over.</summary>
internal static partial class Failures
{
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
}
