using System.Globalization;

namespace SciLlm.Benchmarks.Batches;

/// <summary>What one batch took, in a process of its own.</summary>
/// <param name="PerSecond">Items done in a second, warmed up.</param>
/// <param name="PeakMegabytes">The most memory the process had.</param>
internal sealed record BatchCost(double PerSecond, double PeakMegabytes)
{
    public static BatchCost Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.TrimEntries);
        return new BatchCost(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond} {PeakMegabytes}");
}
