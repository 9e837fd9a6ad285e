namespace SciLlm.Transport;

/// <summary>What a failure tells the caller to look at, by the names he set it by.</summary>
internal sealed record CallAdvice
{
    public required string BaseSetting { get; init; }

    public required string KeySetting { get; init; }

    /// <summary>What else a key that is refused may lack; empty when there is nothing to say.</summary>
    public string KeyScope { get; init; } = "";

    public required string WhenSlow { get; init; }

    /// <summary>For a 504: the time of the server, or of one behind it, has run out.</summary>
    public string WhenTimedOut { get; init; } = "The server has a problem of its own: try again later, or look at its log.";

    public required string WhenNotFound { get; init; }

    public required string WhenTooLarge { get; init; }

    /// <summary>What answers at the base when all is well.</summary>
    public required string Service { get; init; }
}
