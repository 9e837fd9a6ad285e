namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>One thing to do about a diagnostic, already made: the document's text after it, known to build as well as before.</summary>
/// <param name="Title">What the user picks.</param>
/// <param name="EquivalenceKey">Names the kind of repair: fix-all applies all of the same key.</param>
/// <param name="After">The document as it will be.</param>
internal sealed record Rewritten(string Title, string EquivalenceKey, SourceText After)
{
    /// <summary>Whether only somebody who looks at the place should decide for it: fix-all, and the tools that use it, leave it alone.</summary>
    public bool IsOneByOne { get; init; }
}
