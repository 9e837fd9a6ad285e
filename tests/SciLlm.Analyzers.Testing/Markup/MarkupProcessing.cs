using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns a state with markup into plain sources and the diagnostics they expect.</summary>
internal sealed class MarkupProcessing(
    MarkupOptions options,
    DiagnosticDescriptor? defaultDescriptor,
    ImmutableArray<DiagnosticDescriptor> descriptors,
    ImmutableArray<string> fixableIds,
    string defaultPath)
{
    public SolutionState Apply(SolutionState state)
    {
        var mode = state.MarkupHandling ?? MarkupMode.Allow;
        var result = new SolutionState(state.Name, state.Language, state.DefaultPrefix, state.DefaultExtension)
        {
            MarkupHandling = MarkupMode.None,
            InheritanceMode = StateInheritanceMode.Explicit,
        };
        result.CopySettingsFrom(state);
        result.AdditionalProjectReferences.AddRange(state.AdditionalProjectReferences);
        result.AdditionalReferences.AddRange(state.AdditionalReferences);

        var found = new Findings(state.ExpectedDiagnostics.Select(expected => expected.WithDefaultPath(defaultPath)));
        Read(mode, state, result, found);
        foreach (var (name, project) in state.AdditionalProjects)
        {
            var plain = project.Copy();
            plain.Sources.Clear();
            plain.AdditionalFiles.Clear();
            plain.AnalyzerConfigFiles.Clear();
            Read(mode, project, plain, found);
            result.AdditionalProjects.Add(name, plain);
        }

        result.ExpectedDiagnostics.AddRange(found.Expected.Select(expected => expected.WithMarkupLocations(found.Numbered)));
        return result;
    }

    private void Read(MarkupMode mode, ProjectState marked, ProjectState plain, Findings found)
    {
        plain.Sources.AddRange(marked.Sources.Select(file => Read(mode, file, found)));
        plain.AdditionalFiles.AddRange(marked.AdditionalFiles.Select(file => Read(mode, file, found)));
        plain.AnalyzerConfigFiles.AddRange(marked.AnalyzerConfigFiles.Select(file => Read(mode, file, found)));
    }

    private (string, SourceText) Read(MarkupMode mode, (string Name, SourceText Content) file, Findings found)
    {
        if (mode == MarkupMode.None)
        {
            return file;
        }

        var (plain, positions, spans) = Parse(file.Content.ToString());
        var text = SourceText.From(plain, file.Content.Encoding, file.Content.ChecksumAlgorithm);
        if (mode == MarkupMode.Ignore)
        {
            return (file.Name, text);
        }

        foreach (var position in positions)
        {
            if (Expect(mode, "") is { } expected)
            {
                found.Expected.Add(expected.WithLocation(file.Name, text.Lines.GetLinePosition(position)));
            }
        }

        foreach (var (name, span) in spans.SelectMany(named => named.Value.Select(span => (named.Key, span))))
        {
            var location = new FileLinePositionSpan(file.Name, text.Lines.GetLinePositionSpan(span));
            if (name.StartsWith('#'))
            {
                found.Number(name, location);
            }
            else if (Expect(mode, name) is { } expected)
            {
                found.Expected.Add(expected.WithSpan(location));
            }
        }

        return (file.Name, text);
    }

    private (string Text, ImmutableArray<int> Positions, ImmutableDictionary<string, ImmutableArray<TextSpan>> Spans) Parse(string input)
    {
        if (options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode))
        {
            TestFileMarkupParser.GetSpans(input, treatPositionIndicatorsAsCode: true, out var text, out var spans);
            return (text, [], spans);
        }
        else
        {
            TestFileMarkupParser.GetPositionsAndSpans(input, out var text, out var positions, out var spans);
            return (text, positions, spans);
        }
    }

    private DiagnosticResult? Expect(MarkupMode mode, string id)
    {
        var descriptor = id.Length == 0 ? DefaultDescriptor() : DescriptorOf(id);
        if (mode == MarkupMode.IgnoreFixable && fixableIds.Contains(descriptor?.Id ?? id))
        {
            return null;
        }

        // A name no analyzer knows is a compiler error.
        var expected = descriptor is null ? DiagnosticResult.CompilerError(id) : new DiagnosticResult(descriptor);
        return expected.WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
    }

    private DiagnosticDescriptor DefaultDescriptor() =>
        defaultDescriptor ?? throw new InvalidOperationException(
            "Markup can leave out the diagnostic ID only where the analyzer has a single descriptor: write {|ID:…|}, override "
            + "GetDefaultDiagnostic, or set MarkupOptions.UseFirstDescriptor.");

    private DiagnosticDescriptor? DescriptorOf(string id)
    {
        var named = descriptors.Where(descriptor => descriptor.Id == id).Take(2).ToArray();
        return named.Length == 2 && !options.HasFlag(MarkupOptions.UseFirstDescriptor)
            ? throw new InvalidOperationException(
                $"Several descriptors have the ID {id}: write new DiagnosticResult(descriptor), or set MarkupOptions.UseFirstDescriptor.")
            : named.FirstOrDefault();
    }

    private sealed class Findings(IEnumerable<DiagnosticResult> expected)
    {
        public List<DiagnosticResult> Expected { get; } = [.. expected];

        public Dictionary<string, FileLinePositionSpan> Numbered { get; } = [];

        public void Number(string name, FileLinePositionSpan location)
        {
            if (!Numbered.TryAdd(name, location))
            {
                throw new InvalidOperationException($"Input contains multiple markup locations with key '{name}'");
            }
        }
    }
}
