namespace SciLlm.Testing;

/// <summary>Which credentials <see cref="LlmTestServer"/> accepts. Anything else gets a 401 in OpenAI's shape.</summary>
public enum AuthMode
{
    /// <summary>Either <c>Authorization: Bearer KEY</c> or <c>x-api-key: KEY</c>.</summary>
    BearerOrApiKey,

    /// <summary>Only <c>Authorization: Bearer KEY</c>.</summary>
    Bearer,

    /// <summary>Only <c>x-api-key: KEY</c>, so that a client has to find its way from Bearer to it.</summary>
    ApiKey,

    /// <summary>No credentials are asked for, and those sent are not looked at.</summary>
    None,
}
