namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>Methods that ask, by their names, whether a service works; that it does not is their answer.</summary>
internal static class AvailabilityQuestions
{
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(
        "test", "health", "healthy", "ping", "probe", "available", "availability", "reachable", "alive", "connection", "connected", "connectivity",
        "warmup", "preload", "credentials", "configured", "diagnose", "diagnostics");

    private static readonly ImmutableHashSet<string> Verifying = ImmutableHashSet.Create("validate", "verify", "check", "is");

    private static readonly ImmutableHashSet<string> Verified =
        ImmutableHashSet.Create("key", "api", "config", "configuration", "settings", "endpoint", "server", "provider", "status");

    public static bool IsOne(string method) => Vendors.SplitWords(method).ToList() is var words
        && (words.Any(Words.Contains) || words.Any(Verifying.Contains) && words.Any(Verified.Contains));
}
