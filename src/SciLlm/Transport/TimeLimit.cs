namespace SciLlm.Transport;

/// <summary>What a time limit may be: positive and within what a timer can hold, or infinite.</summary>
internal static class TimeLimit
{
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(24);

    public static bool IsUsable(TimeSpan limit) => limit == Timeout.InfiniteTimeSpan || (limit > TimeSpan.Zero && limit <= Longest);

    /// <summary>Why the limit cannot be used; null when it can.</summary>
    public static string? Problem(TimeSpan limit, string name) => IsUsable(limit)
        ? null
        : $"{name} is {limit}; set a positive time of at most {Longest.TotalDays} days, or Timeout.InfiniteTimeSpan for no limit"
            + (limit > Longest ? " (a plain number in a configuration counts days: 30 seconds are 00:00:30)" : "");

    /// <exception cref="SciLlmConfigurationException">The limit cannot be used.</exception>
    public static TimeSpan Ensure(TimeSpan limit, string name) =>
        Problem(limit, name) is { } problem ? throw SciLlmConfigurationException.For($"{problem}.") : limit;
}
