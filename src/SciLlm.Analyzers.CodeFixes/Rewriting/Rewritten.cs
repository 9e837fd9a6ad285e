namespace SciLlm.Analyzers.CodeFixes.Rewriting;

/// <summary>A repair that is already made: the document's text after it, known to build as well as before.</summary>
internal sealed record Rewritten(string Title, string EquivalenceKey, SourceText After) : Repair(Title, EquivalenceKey, editor =>
    editor.ReplaceNode(editor.OriginalRoot, editor.OriginalRoot.SyntaxTree.WithChangedText(After).GetRoot()));
