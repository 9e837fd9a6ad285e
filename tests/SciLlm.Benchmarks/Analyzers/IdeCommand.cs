using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Analyzers;

/// <summary><c>ide</c>: what somebody who types waits for, in a large project: the rules over the edited file, the light bulb, its first fix.</summary>
internal static class IdeCommand
{
    private const int Lines = 500;
    private const int EditsInARound = 10;
    private static readonly Bar BarForEdit = Bar.AtMost(15);
    private static readonly Bar BarForLightBulb = Bar.AtMost(50);

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A tree of C#, best of 100,000 lines or more; the repository's own when left out.", DefaultValueFactory = _ => Repository.Root };
        var rounds = new Option<int>("--rounds") { Description = $"How often everything is measured: {EditsInARound} edits a round.", DefaultValueFactory = _ => 5 };
        var command = new Command("ide", "Time to analyse one edited file in a warm project, and to list and apply a fix.") { folder, rounds };
        command.SetAction(async (parsed, cancellationToken) => Row.WriteTable(Console.Out, await MeasureAsync(
            parsed.GetValue(folder)!, parsed.GetValue(rounds) * EditsInARound, cancellationToken)));
        return command;
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(string folder, int edits, CancellationToken cancellationToken)
    {
        using var open = await OpenProject.OfFolderAsync(Path.GetFullPath(folder), cancellationToken);
        Console.Error.WriteLine($"{folder}: one project of {open.Documents.Sum(open.LinesOf):N0} lines");
        var (clean, withFindings) = await FilesOfAsync(open, cancellationToken);
        return
        [
            .. clean is null ? [] : await EditsAsync("without findings", open, clean, edits, cancellationToken),
            .. withFindings is null ? [] : await EditsAsync("with findings", open, withFindings, edits, cancellationToken),
            .. withFindings is null ? [] : await FixesAsync(open, withFindings, edits, cancellationToken),
        ];
    }

    /// <summary>The files nearest to 500 lines: one where nothing is found, and one with something that has a fix.</summary>
    private static async Task<(Document? Clean, Document? WithFindings)> FilesOfAsync(OpenProject open, CancellationToken cancellationToken)
    {
        // Of all files at once: asked for one after the other, the compiler binds each anew, and hundreds have nothing.
        var found = await Editor.AnalyseAsync(open.Documents[0].Project, AnalyzerSuite.Ours, cancellationToken);
        var nearest = open.Documents.OrderBy(document => Math.Abs(open.LinesOf(document) - Lines)).ToLookup(document => found.Contains(document.Id));
        var clean = nearest[false].FirstOrDefault();
        var withFindings = (Document?)null;
        foreach (var document in nearest[true])
        {
            var (inEditor, _) = await Editor.AnalyseAsync(document, AnalyzerSuite.Ours, cancellationToken);
            if (await FixableAsync(document, inEditor, cancellationToken) is null)
                continue;
            withFindings = document;
            break;
        }
        foreach (var document in new[] { clean, withFindings }.OfType<Document>())
            Console.Error.WriteLine($"{document.FilePath}: {open.LinesOf(document)} lines");
        return (clean, withFindings);
    }

    /// <summary>
    /// What the rules add to what the compiler does anyway, which binds an edited file anew for an analysis by no rule, too. Both are measured in turn, and
    /// neither always first.
    /// </summary>
    private static async Task<IReadOnlyList<Row>> EditsAsync(string which, OpenProject open, Document document, int edits, CancellationToken cancellationToken)
    {
        var times = new Dictionary<AnalyzerSuite, List<double>> { [AnalyzerSuite.Idle] = [], [AnalyzerSuite.Ours] = [] };
        // The first ones warm the JIT up and are not counted.
        for (var edit = -edits; edit < edits; edit++)
        {
            foreach (var suite in edit % 2 == 0 ? times.Keys : times.Keys.Reverse())
            {
                var (_, milliseconds) = await Editor.AnalyseAsync(await open.EditAsync(document, cancellationToken), suite, cancellationToken);
                if (edit >= 0)
                    times[suite].Add(milliseconds);
            }
        }
        var idle = new Samples(times[AnalyzerSuite.Idle]);
        return
        [
            new Alone($"an edited file {which}: what all rules add", new Samples(times[AnalyzerSuite.Ours]).Beyond(idle), "ms", BarForEdit),
            new Alone($"an edited file {which}: analysed by no rule", idle, "ms"),
        ];
    }

    private static async Task<IReadOnlyList<Row>> FixesAsync(OpenProject open, Document document, int edits, CancellationToken cancellationToken)
    {
        List<double> listed = [];
        List<double> applied = [];
        for (var edit = -edits; edit < edits; edit++)
        {
            var edited = await open.EditAsync(document, cancellationToken);
            var (found, _) = await Editor.AnalyseAsync(edited, AnalyzerSuite.Ours, cancellationToken);
            var diagnostic = (await FixableAsync(edited, found, cancellationToken))!;
            // Edited once more, so that the fix finds nothing that the rules have left.
            edited = await open.EditAsync(document, cancellationToken);
            var (actions, milliseconds) = await Editor.ListFixesAsync(edited, diagnostic, cancellationToken);
            var applying = await Editor.ApplyAsync(actions[0], cancellationToken);
            if (edit < 0)
                continue;
            listed.Add(milliseconds);
            applied.Add(applying);
        }
        return
        [
            new Alone("the light bulb's list of fixes", new Samples(listed), "ms", BarForLightBulb),
            new Alone("its first fix, applied", new Samples(applied), "ms"),
        ];
    }

    /// <summary>The first diagnostic of a file that has a fix; an exception can be added for any.</summary>
    private static async Task<Diagnostic?> FixableAsync(Document document, IEnumerable<Diagnostic> found, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in found)
        {
            var (actions, _) = await Editor.ListFixesAsync(document, diagnostic, cancellationToken);
            if (actions.Any(static action => action.Priority != CodeActionPriority.Lowest))
                return diagnostic;
        }
        return null;
    }
}
