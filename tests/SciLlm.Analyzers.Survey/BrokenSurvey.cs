using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Survey.Attack;

namespace SciLlm.Analyzers.Survey;

/// <summary>
/// Compilations again with many of their files broken: what the rules throw, whether they say the same concurrently and not, and, where fixes are tried, what
/// those bring.
/// </summary>
/// <param name="seed">The same seed and the same files are broken in the same places.</param>
/// <param name="fixes">Tries the fixes; null to leave them out.</param>
internal sealed class BrokenSurvey(int seed, FixSurvey? fixes)
{
    /// <summary>How often each compilation is broken.</summary>
    private const int Versions = 3;

    private readonly Random _random = new(seed);
    private readonly AnalyzerRun _run = new();
    private int _broken;
    private int _differences;

    public int Failures => _run.Exceptions + _differences;

    public async Task OverAsync(CSharpCompilation whole)
    {
        for (var version = 0; version < Versions; version++)
        {
            var broken = whole.RemoveAllSyntaxTrees().AddSyntaxTrees(whole.SyntaxTrees.Select(Broken).ToList());
            var reported = await _run.OverAsync(broken);
            // A clone has the same files, and nothing that the rules remember of the first.
            var again = await _run.OverAsync(broken.Clone(), isConcurrent: false);
            foreach (var difference in Said(reported).Except(Said(again)).Concat(Said(again).Except(Said(reported))))
            {
                _differences++;
                Console.Error.WriteLine($"said once in two runs: {difference}");
            }
            if (fixes is not null)
                await fixes.TryAsync(broken, reported);
        }
    }

    public void PrintSummary() => Console.Error.WriteLine(
        $"{_broken} files broken (--broken={seed}), {_run.Exceptions} analyzer exceptions, {_differences} differences, slowest {_run.Slowest}");

    /// <summary>Every other file stays whole, so that there is something left to find.</summary>
    private SyntaxTree Broken(SyntaxTree tree)
    {
        if (tree.FilePath.Length == 0 || _random.Next(2) == 0)
            return tree;
        _broken++;
        return tree.WithChangedText(SourceText.From(BrokenSource.Of(tree.GetText().ToString(), _random), tree.Encoding));
    }

    private static IEnumerable<string> Said(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Select(static diagnostic =>
        $"{diagnostic} {string.Join(", ", diagnostic.AdditionalLocations)} {string.Join(", ", diagnostic.Properties.OrderBy(static each => each.Key, StringComparer.Ordinal))}");
}
