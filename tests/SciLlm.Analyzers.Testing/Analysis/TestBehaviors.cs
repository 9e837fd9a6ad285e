namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>That nothing is reported in generated code, for an analyzer that does not say so itself.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>That <c>#pragma warning disable</c> silences the expected diagnostics.</summary>
    SkipSuppressionCheck = 2,
}
