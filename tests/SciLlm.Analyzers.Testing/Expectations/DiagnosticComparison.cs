namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Every expected diagnostic must be reported, every reported one expected.</summary>
internal static class DiagnosticComparison
{
    public static void Verify(
        IReadOnlyList<DiagnosticResult> expected,
        IReadOnlyList<Diagnostic> actual,
        IVerifier verifier,
        Action<Diagnostic, DiagnosticResult, IVerifier>? verifyPair)
    {
        var matching = new DiagnosticMatching(expected, actual);
        if (matching.Unreported.Count > 0 || matching.Unexpected.Count > 0)
        {
            verifier.Fail(Explain(expected.Count, actual, matching));
        }

        foreach (var (wanted, reported) in matching.Pairs)
        {
            verifyPair?.Invoke(reported, wanted, verifier);
        }
    }

    private static string Explain(int expectedCount, IReadOnlyList<Diagnostic> actual, DiagnosticMatching matching)
    {
        var first = matching is { Unreported: [var expected, ..], Unexpected: [var reported, ..] }
            ? DiagnosticMismatch.Find(expected, reported)
            : null;
        var headline = expectedCount == actual.Count
            ? first
            : $"Mismatch between number of diagnostics returned, expected \"{expectedCount}\" actual \"{actual.Count}\"";

        return $"""
            {headline}

            Expected diagnostics that were not reported:
            {DiagnosticFormat.Describe(matching.Unreported)}
            Reported diagnostics that were not expected:
            {DiagnosticFormat.Describe(matching.Unexpected)}
            All reported diagnostics:
            {DiagnosticFormat.Describe(actual)}
            """;
    }
}
