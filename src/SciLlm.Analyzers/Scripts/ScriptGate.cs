namespace SciLlm.Analyzers.Scripts;

/// <summary>Whether a script can hold anything to find, by its words alone. It is asked of every file of a tree, so that few are read closely.</summary>
internal static class ScriptGate
{
    private static readonly WordSearch Telling = new(
        KnownEndpoints.All.Concat([":11434", "extra_headers", "_acompletions", "sanity_preflight"]));

    /// <summary>Ends of a path behind a variable, which say something where the variable is named for an LLM.</summary>
    private static readonly WordSearch Paths = new(["/completions", "/models", "/messages", "/responses", "/embeddings"]);

    private static readonly WordSearch Names = new(Vendors.All);

    /// <summary>Holds for what is found with the known endpoints; an editorconfig's own endpoints have words of their own.</summary>
    /// <param name="text">The text, or the bytes of one that is no UTF-16, as a character each: every word is ASCII.</param>
    public static bool MayMatter(ReadOnlySpan<char> text) => Telling.FindsIn(text) || Paths.FindsIn(text) && Names.FindsIn(text);
}
