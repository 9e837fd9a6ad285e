namespace SciLlm.Transport;

/// <summary>What a time limit may be: positive and within what a timer can hold, or infinite.</summary>
internal static class TimeLimit
{
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(24);

    public static bool IsUsable(TimeSpan limit) => limit == Timeout.InfiniteTimeSpan || (limit > TimeSpan.Zero && limit <= Longest);

    /// <exception cref="SciLlmConfigurationException">The limit cannot be used.</exception>
    public static TimeSpan Ensure(TimeSpan limit, string name) => IsUsable(limit)
        ? limit
        : throw SciLlmConfigurationException.For($"{name} is {limit}; set a positive time of at most {Longest.TotalDays} days, or Timeout.InfiniteTimeSpan for no limit.");
}
