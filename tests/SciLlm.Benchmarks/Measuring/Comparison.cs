using System.Globalization;

namespace SciLlm.Benchmarks.Measuring;

/// <summary>One row of the table: what ours and a peer's cost, measured round by round in the same run.</summary>
/// <param name="Unit">What both are counted in, such as "ms" or "MB".</param>
/// <param name="Bar">What the ratio of ours to the peer's may be at most; null where there is no bar.</param>
internal sealed record Comparison(string What, string Peer, Samples Ours, Samples Theirs, string Unit, double? Bar = null)
{
    /// <summary>The rows as a Markdown table: the medians, and the ratio with the least and the most of any round.</summary>
    public static void WriteTable(TextWriter output, IEnumerable<Comparison> rows)
    {
        output.WriteLine("| what | ours | peer | | ratio | least–most | bar | |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
            output.WriteLine(row.ToMarkdown());
    }

    private string ToMarkdown()
    {
        var ratios = Ours.Over(Theirs);
        var (bar, met) = Bar is { } most ? ($"≤ {Figure(most)}", ratios.Median <= most ? "met" : "**missed**") : ("", "");
        return $"| {What} | {Figure(Ours.Median)} {Unit} | {Peer} | {Figure(Theirs.Median)} {Unit} "
            + $"| {Figure(ratios.Median)} | {Figure(ratios.Least)}–{Figure(ratios.Most)} | {bar} | {met} |";
    }

    private static string Figure(double value) =>
        value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.####" }, CultureInfo.InvariantCulture);
}
