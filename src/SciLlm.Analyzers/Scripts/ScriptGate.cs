namespace SciLlm.Analyzers.Scripts;

/// <summary>Whether a script can hold anything to find, by its words alone. It is asked of every file of a tree, so that few are read closely.</summary>
/// <remarks>All words are ASCII, and their case does not count.</remarks>
internal static class ScriptGate
{
    /// <summary>Any of these is enough.</summary>
    public static readonly ImmutableArray<string> Telling =
        KnownEndpoints.All.Concat([":11434", "extra_headers", "_acompletions", "sanity_preflight"]).ToImmutableArray();

    /// <summary>Ends of a path behind a variable, which say something where the variable is named for an LLM.</summary>
    public static readonly ImmutableArray<string> Paths = ImmutableArray.Create("/completions", "/models", "/messages", "/responses", "/embeddings");

    private static readonly WordSearch Words = new(Telling.Concat(Paths));

    private static readonly WordSearch Names = new(Vendors.All);

    /// <summary>Holds for what is found with the known endpoints; an editorconfig's own endpoints have words of their own.</summary>
    public static bool MayMatter(ReadOnlySpan<char> text)
    {
        var hasPath = false;
        return Words.FindsIn(text, IsEnough) || hasPath && Names.FindsIn(text);

        bool IsEnough(string word, int _)
        {
            var isPath = word[0] == '/';
            hasPath |= isPath;
            return !isPath;
        }
    }
}
