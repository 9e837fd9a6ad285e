using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SciLlm.Analyzers.Survey.Attack;
using SciLlm.Cli.Checking.Sources;

namespace SciLlm.Analyzers.Survey;

/// <summary>
/// Tries every fix on what was reported: which are offered, which of them change the code, and what the compiler says once fix-all has been
/// through each document. The client is added to the references, since without it most fixes are not offered.
/// </summary>
/// <param name="root">The folder that paths are shown relative to.</param>
/// <param name="output">Where fixed sources are written; null for nowhere.</param>
internal sealed class FixSurvey(string root, string? output)
{
    private readonly Dictionary<string, int> _reported = [];
    private readonly Dictionary<string, Dictionary<string, int>> _offered = [];
    private readonly Dictionary<string, int> _applied = [];

    /// <summary>Whether each single fix is compiled too, and its code shown where it brings an error; else only what fix-all makes of a document.</summary>
    public bool TriesEach { get; init; }

    /// <summary>How many compiler errors there are that were not there before.</summary>
    public int Errors { get; private set; }

    public async Task TryAsync(CSharpCompilation compilation, ImmutableArray<Diagnostic> reported)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, compilation.AssemblyName!, compilation.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References.Concat(FrameworkReferences.Client)));
        foreach (var tree in compilation.SyntaxTrees)
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath).Project;

        var inSource = reported.Where(static diagnostic => diagnostic.Location.IsInSource);
        foreach (var file in inSource.ToLookup(static diagnostic => diagnostic.Location.SourceTree!.FilePath))
        {
            var document = project.Documents.First(each => each.FilePath == file.Key);
            foreach (var provider in FixTrials.Providers.Where(static each => each.GetFixAllProvider() is not null))
            {
                var tree = (await document.GetSyntaxTreeAsync())!;
                var diagnostics = file.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                    .Select(diagnostic => Diagnostic.Create(
                        diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.AdditionalLocations, diagnostic.Properties))
                    .ToImmutableArray();
                if (diagnostics.Length > 0)
                    await TryAsync(document, provider, diagnostics);
            }
        }
    }

    public void PrintSummary()
    {
        foreach (var (id, count) in _reported.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            var offered = _offered.GetValueOrDefault(id) ?? [];
            var kinds = string.Join(", ", offered.Select(static each => $"{each.Value} {each.Key}"));
            Console.Error.WriteLine(
                $"{id}: {count} reported, {offered.Values.Sum()} fixes offered ({kinds}), {_applied.GetValueOrDefault(id)} applied");
        }
        Console.Error.WriteLine($"{Errors} new compiler errors");
    }

    private async Task TryAsync(Document document, CodeFixProvider provider, ImmutableArray<Diagnostic> diagnostics)
    {
        string? key = null;
        foreach (var diagnostic in diagnostics)
        {
            var actions = await FixTrials.OfferedAsync(document, provider, diagnostic);
            _reported[diagnostic.Id] = _reported.GetValueOrDefault(diagnostic.Id) + 1;
            if (actions is [var first, ..])
            {
                key ??= first.EquivalenceKey;
                var offered = _offered.TryGetValue(diagnostic.Id, out var known) ? known : _offered[diagnostic.Id] = [];
                offered[first.EquivalenceKey!] = offered.GetValueOrDefault(first.EquivalenceKey!) + 1;
                if (await ChangesAsync(document, first))
                    _applied[diagnostic.Id] = _applied.GetValueOrDefault(diagnostic.Id) + 1;
            }
            if (TriesEach)
            {
                foreach (var action in actions)
                    await CountErrorsAsync(document, await FixTrials.AppliedAsync(document, action), $"{provider.GetType().Name} at {Place(diagnostic)}");
            }
            else
            {
                Console.Error.WriteLine($"{Place(diagnostic)}\t{diagnostic.Id}\t{actions.FirstOrDefault()?.EquivalenceKey ?? "no fix"}");
            }
        }
        if (key is not null && await FixTrials.AllAppliedAsync(document, provider, diagnostics, key) is { } after)
        {
            await CountErrorsAsync(document, after, provider.GetType().Name);
            if (output is not null)
                await WriteAsync(after, Path.Combine(output, provider.GetType().Name, Path.GetRelativePath(root, document.FilePath!)));
        }
    }

    private static async Task<bool> ChangesAsync(Document document, CodeAction action) =>
        !(await (await FixTrials.AppliedAsync(document, action)).GetTextAsync()).ContentEquals(await document.GetTextAsync());

    private async Task CountErrorsAsync(Document before, Document after, string fix)
    {
        foreach (var error in await FixTrials.NewErrorsAsync(before, after))
        {
            Errors++;
            Console.Error.WriteLine($"{Path.GetRelativePath(root, before.FilePath!)}\t{fix}\t{error}");
            if (TriesEach)
                Console.Error.WriteLine($"{await before.GetTextAsync()}\n-----\n{await after.GetTextAsync()}\n-----");
        }
    }

    private static async Task WriteAsync(Document document, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var text = await document.GetTextAsync();
        await File.WriteAllTextAsync(target, text.ToString(), text.Encoding ?? System.Text.Encoding.UTF8);
    }

    private string Place(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{Path.GetRelativePath(root, span.Path)}\t{span.StartLinePosition.Line + 1}";
    }
}
