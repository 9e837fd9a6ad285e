using System.Globalization;

namespace SciLlm.Benchmarks.Measuring;

/// <summary>One row of the table.</summary>
internal abstract record Row
{
    public const string Head = """
        | what | ours | peer | | ratio | least–most | bar | |
        |---|---|---|---|---|---|---|---|
        """;

    /// <summary>The rows as a Markdown table: the medians, and the ratio with the least and the most of any round.</summary>
    public static void WriteTable(TextWriter output, IEnumerable<Row> rows)
    {
        output.WriteLine(Head);
        foreach (var row in rows)
            output.WriteLine(row.ToMarkdown());
    }

    /// <summary>Whether a line of what <see cref="WriteTable"/> wrote is a row, not the head.</summary>
    public static bool IsRow(string line) => line.StartsWith("| ", StringComparison.Ordinal) && !Head.Contains(line, StringComparison.Ordinal);

    public abstract string ToMarkdown();

    public static string Figure(double value) =>
        value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.####" }, CultureInfo.InvariantCulture);

    protected static string Spread(Samples samples) => $"{Figure(samples.Least)}–{Figure(samples.Most)}";

    /// <summary>The last two cells: the bar, and whether it is met.</summary>
    protected static string Verdict(Bar? bar, double value, string unit = "") =>
        bar is null ? "| " : $"{bar}{unit} | {(bar.IsMetBy(value) ? "met" : "**missed**")}";
}

/// <summary>What ours and a peer's cost, measured round by round in the same run.</summary>
/// <param name="Unit">What both are counted in, such as "ms" or "MB".</param>
/// <param name="Bar">What the ratio of ours to the peer's has to be; null where there is no bar.</param>
internal sealed record Comparison(string What, string Peer, Samples Ours, Samples Theirs, string Unit, Bar? Bar = null) : Row
{
    public override string ToMarkdown()
    {
        var ratios = Ours.Over(Theirs);
        return $"| {What} | {Figure(Ours.Median)} {Unit} | {Peer} | {Figure(Theirs.Median)} {Unit} "
            + $"| {Figure(ratios.Median)} | {Spread(ratios)} | {Verdict(Bar, ratios.Median)} |";
    }
}

/// <summary>What ours costs where nobody does the same; the spread is the figure's own.</summary>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Bar">What the figure has to be; null where there is no bar.</param>
internal sealed record Alone(string What, Samples Ours, string Unit, Bar? Bar = null) : Row
{
    public override string ToMarkdown() =>
        $"| {What} | {Figure(Ours.Median)} {Unit} | | | | {Spread(Ours)} {Unit} | {Verdict(Bar, Ours.Median, $" {Unit}")} |";
}

/// <summary>A row that cannot be measured here.</summary>
/// <param name="Why">What is missing, and how to bring it.</param>
internal sealed record Unmeasured(string What, string Peer, string Why) : Row
{
    public override string ToMarkdown() => $"| {What} | not measured: {Why} | {Peer} | | | | | |";
}
