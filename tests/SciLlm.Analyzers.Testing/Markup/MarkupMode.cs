namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What markup in a source means.</summary>
public enum MarkupMode
{
    /// <summary>There is no markup: the text is taken as it stands.</summary>
    None,

    /// <summary>Markup is removed and expects nothing.</summary>
    Ignore,

    /// <summary>Markup for diagnostics the fixes repair is removed; other markup counts.</summary>
    IgnoreFixable,

    /// <summary>Markup expects the diagnostics it names.</summary>
    Allow,
}
