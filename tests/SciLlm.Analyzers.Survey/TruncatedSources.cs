using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SciLlm.Analyzers.Survey;

/// <summary>Files that end early, as they do while somebody types.</summary>
/// <param name="seed">The same seed and the same files give the same ends.</param>
internal sealed class TruncatedSources(int seed)
{
    /// <summary>How many places each file is cut at.</summary>
    public const int PlacesPerFile = 3;

    private readonly Random _random = new(seed);

    /// <summary>The compilation with every file cut somewhere, once for each place.</summary>
    public IEnumerable<CSharpCompilation> Of(CSharpCompilation whole)
    {
        for (var place = 0; place < PlacesPerFile; place++)
            yield return whole.RemoveAllSyntaxTrees().AddSyntaxTrees(whole.SyntaxTrees.Select(Cut).ToList());
    }

    private SyntaxTree Cut(SyntaxTree tree)
    {
        if (tree.FilePath.Length == 0)
            return tree;
        var text = tree.GetText();
        return tree.WithChangedText(text.GetSubText(TextSpan.FromBounds(0, _random.Next(text.Length + 1))));
    }
}
