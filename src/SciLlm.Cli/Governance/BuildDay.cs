using SciLlm.Analyzers.Governance;

namespace SciLlm.Cli.Governance;

/// <summary>The day that exceptions are compared with, the same as in a build.</summary>
internal static class BuildDay
{
    // A build reads its properties from the environment, too.
    private const string Property = "SciLlmToday";

    public static DateTime Today(TimeProvider time) =>
        Environment.GetEnvironmentVariable(Property) is { } set && ExceptionDate.Parse(set) is { } day ? day : time.GetUtcNow().UtcDateTime.Date;
}
