namespace SciLlm;

/// <summary>
/// Something the call needs is missing or cannot be used: a base, key or model, or a header that only the client may set.
/// Always thrown before anything is sent; the message names the property and the environment variable to set.
/// </summary>
/// <param name="message">What is missing, for which call, and what to set.</param>
public sealed class SciLlmConfigurationException(string message) : SciLlmException(message)
{
    internal static SciLlmConfigurationException For(string message) => new(message) { ErrorType = "configuration" };
}
