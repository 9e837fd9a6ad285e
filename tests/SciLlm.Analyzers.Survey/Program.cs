using System.Diagnostics;
using SciLlm.Analyzers.Survey;
using SciLlm.Cli.Checking.Sources;

if (SurveyOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(SurveyOptions.Usage);
    return 2;
}
var (whole, truncated) = (new AnalyzerRun(), new AnalyzerRun());
var cuts = options.Seed is { } seed ? new TruncatedSources(seed) : null;
var fixes = options.TriesFixes ? new FixSurvey(options.Root, options.Output) : null;
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
    foreach (var cut in cuts?.Of(compilation) ?? [])
        await truncated.OverAsync(cut);
}

fixes?.PrintSummary();
foreach (var (analyzer, time) in whole.Times)
    Console.Error.WriteLine($"{time.TotalMilliseconds,10:F0} ms  {analyzer}");
Console.Error.WriteLine($"{whole.Files} files in {watch.Elapsed.TotalSeconds:F1} s, {whole.Exceptions} analyzer exceptions");
if (cuts is not null)
    Console.Error.WriteLine($"{truncated.Files} files cut short (--truncated={options.Seed}), {truncated.Exceptions} analyzer exceptions");
return whole.Exceptions + truncated.Exceptions == 0 ? 0 : 1;
