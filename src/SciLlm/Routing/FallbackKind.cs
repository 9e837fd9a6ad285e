namespace SciLlm.Routing;

/// <summary>Which list of other groups a failure leads to.</summary>
internal enum FallbackKind
{
    General,
    ContextWindow,
    ContentFilter,
    InvalidJson,
}
