using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SciLlm.Analyzers.Tests;

/// <summary>While somebody types, most code is broken. No rule and no fix throws over it.</summary>
public sealed class BrokenCodeTests
{
    /// <summary>How many tokens lie between two places where a source is broken.</summary>
    private const int Stride = 29;

    public static TheoryData<string> Sources => SampleProject.Paths;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task NothingThrows(string path)
    {
        foreach (var broken in BrokenFormsOf(SampleProject.CodeOf(path)))
        {
            using var workspace = new AdhocWorkspace();
            var document = SampleProject.With(workspace, path, broken);
            foreach (var diagnostic in await SampleProject.DiagnosticsOf(document)) await SampleProject.FixedFormsOf(document, diagnostic);
        }
    }

    /// <summary>A source that ends early, one that lacks a token, and one that has a token twice, in turn from its beginning to its end.</summary>
    private static IEnumerable<string> BrokenFormsOf(string code)
    {
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().ToList();
        for (var (index, form) = (0, 0); index < tokens.Count; (index, form) = (index + Stride, form + 1))
        {
            var span = tokens[index].Span;
            yield return (form % 3) switch
            {
                0 => code[..span.End],
                1 => code[..span.Start] + code[span.End..],
                _ => code[..span.End] + " " + code[span.Start..],
            };
        }
    }
}
