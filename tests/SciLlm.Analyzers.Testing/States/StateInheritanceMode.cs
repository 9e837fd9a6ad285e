namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a fixed state takes over from the state before it.</summary>
public enum StateInheritanceMode
{
    /// <summary>What it does not set itself, except diagnostics the fixes repair.</summary>
    AutoInherit,

    /// <summary>Nothing.</summary>
    Explicit,

    /// <summary>What it does not set itself, with all expected diagnostics.</summary>
    AutoInheritAll,
}
