using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SciLlm.Analyzers.Survey.Attack;
using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Analyzers.Survey;

/// <summary>How the time of the rules grows with code that nobody would write by hand, beside the compiler's own.</summary>
internal static class DeepSurvey
{
    private const int Rounds = 3;

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static async Task<int> RunAsync(string? only)
    {
        var run = new AnalyzerRun();
        Console.WriteLine($"{"",-28} {"size",9} {"compiler",9} {"rules",9} {"twice it",9}");
        await MeasureAsync(DeepSource.All[0], size: 1, run);
        foreach (var source in DeepSource.All.Where(source => only is null || source.Name == only))
        {
            var size = source.Usual * 2;
            var (compiler, rules) = await MeasureAsync(source, size, run);
            var (_, twice) = await MeasureAsync(source, size * 2, run);
            Console.WriteLine($"{source.Name,-28} {size,9} {compiler.TotalMilliseconds,6:F0} ms {rules.TotalMilliseconds,6:F0} ms {twice.TotalMilliseconds,6:F0} ms {twice / rules,4:F1}x");
        }
        return run.Exceptions == 0 ? 0 : 1;
    }

    /// <summary>The best of a few rounds, since a machine has more to do than this.</summary>
    private static async Task<(TimeSpan Compiler, TimeSpan Rules)> MeasureAsync(DeepSource source, int size, AnalyzerRun run)
    {
        var best = (Compiler: TimeSpan.MaxValue, Rules: TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (compiler, rules) = await MeasureOnceAsync(source, size, run);
            best = (compiler < best.Compiler ? compiler : best.Compiler, rules < best.Rules ? rules : best.Rules);
        }
        return best;
    }

    /// <summary>What the compiler needs to bind everything, and what the rules need once that is done.</summary>
    private static async Task<(TimeSpan Compiler, TimeSpan Rules)> MeasureOnceAsync(DeepSource source, int size, AnalyzerRun run)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = source.Files(size).Append(ImplicitUsings.Text).Select((code, at) => CSharpSyntaxTree.ParseText(code, parsing, $"{source.Name}{at}.cs"));
        var compilation = CSharpCompilation.Create(source.Name, trees, [.. FrameworkReferences.All, .. FrameworkReferences.Client], Options);
        var watch = Stopwatch.StartNew();
        compilation.GetDiagnostics();
        var compiler = watch.Elapsed;
        var before = run.Total;
        await run.OverAsync(compilation, isConcurrent: false);
        return (compiler, run.Total - before);
    }
}
