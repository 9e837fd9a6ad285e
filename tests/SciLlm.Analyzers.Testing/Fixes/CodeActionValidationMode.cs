namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How the syntax a fix builds is compared with what the compiler makes of its text.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Nodes and tokens.</summary>
    SemanticStructure,

    /// <summary>Nodes, tokens and trivia.</summary>
    Full,
}
