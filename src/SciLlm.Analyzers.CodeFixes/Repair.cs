namespace SciLlm.Analyzers.CodeFixes;

/// <summary>One thing to do about a diagnostic.</summary>
/// <param name="Title">What the user picks.</param>
/// <param name="EquivalenceKey">Names the kind of repair: fix-all applies all of the same key.</param>
/// <param name="Apply">The edit. Others edit the same document, so it replaces nodes by what they have become.</param>
internal record Repair(string Title, string EquivalenceKey, Action<DocumentEditor> Apply)
{
    /// <summary>Whether only somebody who looks at the place should decide for it: fix-all, and the tools that use it, leave it alone.</summary>
    public bool IsOneByOne { get; init; }
}
