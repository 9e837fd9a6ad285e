using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Benchmarks.Analyzers;
using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Benchmarks.Findings;

/// <summary><c>findings</c>: where our rules and a ban list report on the same code, and what each finds of what somebody has labelled.</summary>
internal static class FindingsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A tree of C#." };
        var labels = new Option<string?>("--labels") { Description = "Tab-separated lines below a head: a path from FOLDER, a line, a rule's id; what should be reported.", HelpName = "FILE" };
        var command = new Command("findings", "What our rules and BannedApiAnalyzers with the nearest ban list report, and how much of what is labelled.") { folder, labels };
        command.SetAction((parsed, _) => RunAsync(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(labels)));
        return command;
    }

    private static async Task RunAsync(string folder, string? labels)
    {
        var places = labels is null ? [] : File.ReadLines(labels).Skip(1).Select(static line => line.Split('\t')).Select(static cells => new Label(cells[0], int.Parse(cells[1]), cells[2])).ToList();
        var compared = places.Select(static label => label.Rule).ToHashSet();
        var bans = AnalyzerSuite.Peers.Single(static peer => peer.Name == "BannedApiAnalyzers");
        HashSet<Label> ours = [], theirs = [];
        HashSet<string> read = [];
        foreach (var compilation in SourceCompilations.OfFolder(folder))
        {
            read.UnionWith(compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0).Select(tree => Relative(tree.FilePath)));
            ours.UnionWith((await ReportedAsync(AnalyzerSuite.Ours)).Where(found => compared.Count == 0 || compared.Contains(found.Rule)));
            theirs.UnionWith((await ReportedAsync(bans)).Where(static found => found.Rule == "RS0030"));

            async Task<IEnumerable<Label>> ReportedAsync(AnalyzerSuite suite) =>
                from diagnostic in await compilation.WithAnalyzers(suite.Analyzers, new AnalyzerOptions(suite.Files)).GetAnalyzerDiagnosticsAsync()
                where diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Location.IsInSource
                let span = diagnostic.Location.GetLineSpan()
                select new Label(Relative(span.Path), span.StartLinePosition.Line + 1, diagnostic.Id);
        }

        // A file that no project compiles is nobody's to report.
        places.RemoveAll(label => !read.Contains(label.File));
        Console.WriteLine("| | SciLlm.Analyzers | BannedApiAnalyzers |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine($"| places reported | {ours.Count} | {theirs.Count} |");
        Console.WriteLine($"| places both report | {Shared(ours, theirs)} | {Shared(theirs, ours)} |");
        if (places.Count == 0)
            return;
        Console.WriteLine($"| of {places.Count} labelled places | {Found(ours)} | {Found(theirs)} |");
        Console.WriteLine($"| reported where there is no label | {Elsewhere(ours)} | {Elsewhere(theirs)} |");

        string Relative(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
        int Shared(HashSet<Label> reported, HashSet<Label> others) => reported.Count(found => others.Any(found.IsAt));
        int Found(HashSet<Label> reported) => places.Count(label => reported.Any(label.IsAt));
        int Elsewhere(HashSet<Label> reported) => reported.Count(found => !places.Any(found.IsAt));
    }

    private sealed record Label(string File, int Line, string Rule)
    {
        /// <summary>A call over several lines begins on one and is reported on another.</summary>
        public bool IsAt(Label other) => File == other.File && Math.Abs(Line - other.Line) <= 1;
    }
}
