using System.CommandLine;
using SciLlm.Benchmarks.Measuring;
using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary><c>analyzers</c>: what all our rules cost over real C#, beside what other packages cost.</summary>
internal static class AnalyzersCommand
{
    private static readonly Bar BarForBannedApis = Bar.AtMost(0.25);

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A tree of C#; the repository's own when left out.", DefaultValueFactory = _ => "." };
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured.", DefaultValueFactory = _ => 5 };
        var against = new Option<string[]>("--against")
        {
            Description = "The packages measured; all when left out: " + string.Join(", ", AnalyzerSuite.Peers.Select(static peer => peer.Name)),
            DefaultValueFactory = _ => [.. AnalyzerSuite.Peers.Select(static peer => peer.Name)],
        };
        var command = new Command("analyzers", "Callback time, wall time and allocations of all rules, against other packages' analyzers.") { folder, rounds, against };
        command.SetAction(async (parsed, _) => Row.WriteTable(Console.Out, await MeasureAsync(
            parsed.GetValue(folder)!, parsed.GetValue(rounds), [.. AnalyzerSuite.Peers.IntersectBy(parsed.GetValue(against)!, static peer => peer.Name)])));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(string folder, int rounds, IReadOnlyList<AnalyzerSuite> peers)
    {
        AnalyzerSuite[] suites = [AnalyzerSuite.Idle, AnalyzerSuite.Ours, .. peers];
        var costs = suites.ToDictionary(static suite => suite, static _ => new List<AnalyzerCost>());
        // The first round warms the JIT up and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var suite in suites)
            {
                // Parsed anew, so that no suite finds what another's run left in the trees.
                var compilations = SourceCompilations.OfFolder(Path.GetFullPath(folder)).ToList();
                if (round == 0 && suite == suites[0])
                    Describe(folder, compilations);
                var cost = await AnalyzerCost.OfAsync(suite, compilations);
                if (round > 0)
                    costs[suite].Add(cost);
            }
            Console.Error.WriteLine(round == 0 ? "warmed up" : $"round {round} of {rounds}");
        }

        foreach (var (analyzer, time) in costs[AnalyzerSuite.Ours][^1].ByAnalyzer.OrderByDescending(static each => each.Value))
            Console.Error.WriteLine($"{time.TotalMilliseconds,10:F1} ms  {analyzer}");
        return [.. peers.SelectMany(peer => Rows(costs, peer))];
    }

    private static IEnumerable<Row> Rows(Dictionary<AnalyzerSuite, List<AnalyzerCost>> costs, AnalyzerSuite peer)
    {
        Samples Figures(AnalyzerSuite suite, Func<AnalyzerCost, double> figure) => new([.. costs[suite].Select(figure)]);
        Samples BeyondIdle(AnalyzerSuite suite, Func<AnalyzerCost, double> figure) =>
            new([.. costs[suite].Zip(costs[AnalyzerSuite.Idle], (own, idle) => Math.Max(figure(own) - figure(idle), 0.001))]);

        yield return new Comparison("callbacks of all rules", peer.Name,
            Figures(AnalyzerSuite.Ours, static cost => cost.Callbacks.TotalMilliseconds), Figures(peer, static cost => cost.Callbacks.TotalMilliseconds), "ms",
            peer.Name == "BannedApiAnalyzers" ? BarForBannedApis : null);
        yield return new Comparison("analysis, beyond an idle analyzer's", peer.Name,
            BeyondIdle(AnalyzerSuite.Ours, static cost => cost.Wall.TotalMilliseconds), BeyondIdle(peer, static cost => cost.Wall.TotalMilliseconds), "ms");
        yield return new Comparison("allocated, beyond an idle analyzer's", peer.Name,
            BeyondIdle(AnalyzerSuite.Ours, static cost => cost.Allocated / 1e6), BeyondIdle(peer, static cost => cost.Allocated / 1e6), "MB");
    }

    private static void Describe(string folder, IReadOnlyCollection<Microsoft.CodeAnalysis.CSharp.CSharpCompilation> compilations)
    {
        var trees = compilations.SelectMany(static compilation => compilation.SyntaxTrees).ToList();
        Console.Error.WriteLine($"{folder}: {compilations.Count} projects, {trees.Count:N0} files, {trees.Sum(static tree => (long)tree.GetText().Lines.Count):N0} lines");
    }
}
