namespace SciLlm.Benchmarks.Measuring;

/// <summary>One figure, measured several times.</summary>
internal sealed record Samples(IReadOnlyList<double> Values)
{
    public double Median => Quantile(0.5);

    public double Least => Values.Min();

    public double Most => Values.Max();

    /// <summary>Each value over the one of the other figure that was measured in the same round.</summary>
    public Samples Over(Samples other) => new([.. Values.Zip(other.Values, static (ours, theirs) => ours / theirs)]);

    /// <summary>What each value has more than the one of the other figure that was measured in the same round.</summary>
    public Samples Beyond(Samples other) => new([.. Values.Zip(other.Values, static (ours, theirs) => ours - theirs)]);

    private double Quantile(double part)
    {
        var sorted = Values.Order().ToList();
        var at = part * (sorted.Count - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
