using System.Diagnostics;
using SciLlm.Analyzers.Survey;
using SciLlm.Cli.Checking.Sources;

if (SurveyOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(SurveyOptions.Usage);
    return 2;
}
if (options.IsDeep)
    return await DeepSurvey.RunAsync(options.DeepSource);
var whole = new AnalyzerRun();
var fixes = options.TriesFixes ? new FixSurvey(options.Root, options.Output) : null;
var brokenFixes = options.TriesFixes ? new FixSurvey(options.Root, output: null) { TriesEach = true } : null;
var broken = options.Seed is { } seed ? new BrokenSurvey(seed, brokenFixes) : null;
var printed = new HashSet<string>();
var watch = Stopwatch.StartNew();

foreach (var compilation in options.Folders.SelectMany(SourceCompilations.OfFolder))
{
    var reported = await whole.OverAsync(compilation);
    var lines =
        from diagnostic in reported
        let span = diagnostic.Location.GetLineSpan()
        orderby span.Path, span.StartLinePosition, diagnostic.Id
        select $"{Path.GetRelativePath(options.Root, span.Path)}\t{span.StartLinePosition.Line + 1}\t{diagnostic.Id}\t{diagnostic.GetMessage()}";
    foreach (var line in lines.Where(printed.Add))
        Console.WriteLine(line);
    if (fixes is not null)
        await fixes.TryAsync(compilation, reported);
    if (broken is not null)
        await broken.OverAsync(compilation);
}

fixes?.PrintSummary();
foreach (var (analyzer, time) in whole.Times)
    Console.Error.WriteLine($"{time.TotalMilliseconds,10:F0} ms  {analyzer}");
Console.Error.WriteLine($"{whole.Files} files in {watch.Elapsed.TotalSeconds:F1} s, {whole.Exceptions} analyzer exceptions");
broken?.PrintSummary();
brokenFixes?.PrintSummary();
return whole.Exceptions + (broken?.Failures ?? 0) + (brokenFixes?.Errors ?? 0) == 0 ? 0 : 1;
