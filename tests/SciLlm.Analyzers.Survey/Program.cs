using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers;
using SciLlm.Analyzers.Survey;

var fixOption = args.FirstOrDefault(static arg => arg == "--fix" || arg.StartsWith("--fix=", StringComparison.Ordinal));
var paths = args.Where(arg => arg != fixOption).ToList();
if (paths.Count == 0 || !paths.TrueForAll(Directory.Exists))
{
    Console.Error.WriteLine("""
        usage: survey [--fix[=OUTPUT]] FOLDER …   runs every rule over the C# under each folder without building it
          --fix   tries every fix too: which are offered, and which new compiler errors they cause; fixed sources go to OUTPUT
        """);
    return 2;
}
var folders = paths.Select(Path.GetFullPath).ToList();
// Paths are printed relative to the one folder, or to what several have in common.
var root = folders is [var only] ? only : Path.GetDirectoryName(folders[0])!;
var analyzers = typeof(PavedPathAnalyzer).Assembly.GetTypes()
    .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
    .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
    .ToImmutableArray();
var times = new Dictionary<string, TimeSpan>();
var (files, exceptions) = (0, 0);
var watch = Stopwatch.StartNew();
var fixes = fixOption is null ? null : new FixSurvey(root, fixOption.Split('=', 2) is [_, var output] ? output : null);

foreach (var compilation in folders.SelectMany(SourceCompilation.OfFolder))
{
    files += compilation.SyntaxTrees.Count(static tree => tree.FilePath.Length > 0);
    var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]),
        onAnalyzerException: (exception, analyzer, _) =>
        {
            Interlocked.Increment(ref exceptions);
            Console.Error.WriteLine($"{analyzer.GetType().Name} in {compilation.AssemblyName}: {exception}");
        },
        concurrentAnalysis: true, logAnalyzerExecutionTime: true);
    var result = await compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
    foreach (var (analyzer, telemetry) in result.AnalyzerTelemetryInfo)
        times[analyzer.GetType().Name] = times.GetValueOrDefault(analyzer.GetType().Name) + telemetry.ExecutionTime;
    var lines =
        from diagnostic in result.GetAllDiagnostics()
        let span = diagnostic.Location.GetLineSpan()
        orderby span.Path, span.StartLinePosition, diagnostic.Id
        select $"{Path.GetRelativePath(root, span.Path)}\t{span.StartLinePosition.Line + 1}\t{diagnostic.Id}\t{diagnostic.GetMessage()}";
    foreach (var line in lines.Distinct())
        Console.WriteLine(line);
    if (fixes is not null)
        await fixes.TryAsync(compilation, result.GetAllDiagnostics());
}
fixes?.PrintSummary();

foreach (var (analyzer, time) in times.OrderByDescending(static entry => entry.Value))
    Console.Error.WriteLine($"{time.TotalMilliseconds,10:F0} ms  {analyzer}");
Console.Error.WriteLine($"{files} files in {watch.Elapsed.TotalSeconds:F1} s, {exceptions} analyzer exceptions");
return exceptions == 0 ? 0 : 1;
