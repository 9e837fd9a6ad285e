namespace SciLlm.Cli.Checking;

/// <summary>How a check is done.</summary>
internal sealed record CheckOptions
{
    public bool WithScripts { get; init; } = true;

    /// <summary>Whether projects are built; otherwise their sources are read as they lie there.</summary>
    public bool WithBuild { get; init; } = true;

    /// <summary>What replaces the projects' own SciLlmEnforcement: default, strict or warn; null leaves it to them.</summary>
    public string? Enforcement { get; init; }
}

/// <summary>How far a check has come.</summary>
/// <param name="Total">0 where nobody knows.</param>
internal readonly record struct CheckProgress(int Done, int Total);
