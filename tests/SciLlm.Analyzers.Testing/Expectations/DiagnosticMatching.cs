namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Pairs expected with reported diagnostics, as many as can be. An expectation may fit several reports, so each new one
/// may push an earlier one on to another report (augmenting paths).
/// </summary>
internal sealed class DiagnosticMatching
{
    private readonly bool[,] _fits;
    private readonly int?[] _expectedOf;

    public DiagnosticMatching(IReadOnlyList<DiagnosticResult> expected, IReadOnlyList<Diagnostic> actual)
    {
        _fits = new bool[expected.Count, actual.Count];
        _expectedOf = new int?[actual.Count];
        for (var e = 0; e < expected.Count; e++)
        {
            for (var a = 0; a < actual.Count; a++)
            {
                _fits[e, a] = DiagnosticMismatch.Find(expected[e], actual[a]) is null;
            }
        }

        for (var e = 0; e < expected.Count; e++)
        {
            Assign(e, new bool[actual.Count]);
        }

        Pairs = [.. actual.Zip(_expectedOf).Where(pair => pair.Second is not null).Select(pair => (expected[pair.Second!.Value], pair.First))];
        Unexpected = [.. actual.Zip(_expectedOf).Where(pair => pair.Second is null).Select(pair => pair.First)];
        Unreported = [.. expected.Where((_, e) => !_expectedOf.Contains(e))];
    }

    public IReadOnlyList<(DiagnosticResult Expected, Diagnostic Actual)> Pairs { get; }

    public IReadOnlyList<DiagnosticResult> Unreported { get; }

    public IReadOnlyList<Diagnostic> Unexpected { get; }

    private bool Assign(int expected, bool[] tried)
    {
        for (var a = 0; a < tried.Length; a++)
        {
            if (!_fits[expected, a] || tried[a])
            {
                continue;
            }

            tried[a] = true;
            if (_expectedOf[a] is not { } earlier || Assign(earlier, tried))
            {
                _expectedOf[a] = expected;
                return true;
            }
        }

        return false;
    }
}
