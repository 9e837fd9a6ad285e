using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SciLlm.Analyzers.Tests;

/// <summary>A file that comes to the compiler beside its sources.</summary>
internal sealed class AdditionalFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
