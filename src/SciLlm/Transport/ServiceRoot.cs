using System.Diagnostics.CodeAnalysis;

namespace SciLlm.Transport;

/// <summary>Reads the base of a service as people write it, and refuses what must not be called.</summary>
internal static class ServiceRoot
{
    /// <param name="text">The base as written.</param>
    /// <param name="what">What the base is called in a message.</param>
    /// <param name="example">How one is written.</param>
    /// <param name="allowsUnencrypted">Whether plain http may leave this machine: there is no key to lose, or the caller trusts the network.</param>
    /// <param name="root">The address.</param>
    /// <param name="problem">Why there is none.</param>
    public static bool TryParse(
        string text, string what, string example, bool allowsUnencrypted, [NotNullWhen(true)] out Uri? root, [NotNullWhen(false)] out string? problem)
    {
        problem = !Uri.TryCreate(text.Trim(), UriKind.Absolute, out root) || root.Scheme is not ("http" or "https") || root.Host.Length == 0
                ? $"{what} is not an http or https address; write it like {example}"
            : root.UserInfo.Length > 0
                ? $"{what} on {root.Host} holds credentials before the '@'; take them out and use ApiKey"
            : root.Scheme == "http" && !root.IsLoopback && !allowsUnencrypted
                ? $"{what} would send the key unencrypted to {root.Host}; use https, or set AllowInsecureTransport where the network is trusted"
            : null;
        if (problem is not null) root = null;
        return problem is null;
    }
}
