namespace SciLlm.Benchmarks.Measuring;

/// <summary>What a row's ratio, or its figure where there is no peer, has to be.</summary>
internal sealed record Bar
{
    private readonly double _limit;
    private readonly bool _isLeast;

    private Bar(double limit, bool isLeast) => (_limit, _isLeast) = (limit, isLeast);

    public static Bar AtMost(double limit) => new(limit, isLeast: false);

    public static Bar AtLeast(double limit) => new(limit, isLeast: true);

    public bool IsMetBy(double value) => _isLeast ? value >= _limit : value <= _limit;

    public override string ToString() => $"{(_isLeast ? "≥" : "≤")} {Row.Figure(_limit)}";
}
