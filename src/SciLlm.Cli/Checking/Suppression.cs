namespace SciLlm.Cli.Checking;

/// <summary>What lets a violation through.</summary>
/// <param name="Justification">In the words of whoever allowed it; null where they gave none.</param>
internal sealed record Suppression(SuppressionKind Kind, string? Justification);

internal enum SuppressionKind
{
    /// <summary>A <c>#pragma</c> or a <c>SuppressMessage</c> attribute.</summary>
    InSource,

    /// <summary>An entry of EXCEPTIONS.md.</summary>
    Exception,

    /// <summary>The baseline: it was there before anybody looked.</summary>
    Baseline,
}
