namespace SciLlm.Analyzers.Governance;

/// <summary>How long an exception can last, seen from one day.</summary>
/// <param name="Today">Null where nobody knows it; then no exception holds.</param>
/// <param name="MaxDays">The longest time that an exception can be given.</param>
internal readonly record struct ExceptionTerm(DateTime? Today, int MaxDays)
{
    public const string MaxDaysOption = "scillm.max_exception_days";

    private const int DefaultMaxDays = 90;

    /// <param name="option">The value of an option, null where it is not set.</param>
    public static ExceptionTerm From(DateTime? today, Func<string, string?> option) =>
        new(today, int.TryParse(option(MaxDaysOption), out var days) && days >= 0 ? days : DefaultMaxDays);

    /// <summary>Whether something that ends on this day still holds today.</summary>
    public bool Holds(DateTime lastDay) => Today <= lastDay;

    public bool HasEnded(DateTime lastDay) => Today > lastDay;

    public bool IsTooFar(DateTime lastDay) => Today is { } today && (lastDay - today).TotalDays > MaxDays;
}
