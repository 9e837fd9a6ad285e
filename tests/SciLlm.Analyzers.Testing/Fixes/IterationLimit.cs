namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How often a fix is applied until nothing is left: exactly, or at most.</summary>
internal readonly record struct IterationLimit(int Count, bool IsExact)
{
    /// <summary>A negative number is an upper limit; at most one is exactly one, which makes for the better message.</summary>
    public static IterationLimit Of(int expected) =>
        expected < -1 ? new(-expected, IsExact: false) : new(Math.Abs(expected), IsExact: true);

    public string? Violation(int applied) => (Count, IsExact) switch
    {
        _ when applied == Count => null,
        (0, true) => "No code fixes were expected, but a fix was offered that made no changes to the code.",
        (_, true) => $"Expected '{Count}' iterations but found '{applied}' iterations.",
        _ => applied > Count ? "The upper limit for the number of code fix iterations was exceeded" : null,
    };
}
