namespace SciLlm;

/// <summary>How a key is sent. Bearer is tried first, <c>x-api-key</c> once when that is refused (client specification, section 2, "Auth").</summary>
public enum AuthStyle
{
    /// <summary><c>Authorization: Bearer …</c></summary>
    Bearer,

    /// <summary><c>x-api-key: …</c></summary>
    XApiKey,
}
