using System.Net.Security;
using System.Security.Authentication;

namespace SciLlm.Transport;

/// <summary>Says that it was the server's certificate, which the platform's own exception does not tell from a server that speaks no TLS.</summary>
internal sealed class CertificateRefusedException(SslPolicyErrors errors) : AuthenticationException($"The server's certificate is not valid: {errors}.")
{
    public SslPolicyErrors Errors => errors;

    /// <summary>The refusal an exception comes from; null when it comes from something else.</summary>
    public static CertificateRefusedException? In(Exception? cause) => cause as CertificateRefusedException ?? (cause is null ? null : In(cause.InnerException));
}
