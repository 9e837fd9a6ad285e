namespace SciLlm.Analyzers.Scripts;

/// <summary>Whether a script can hold anything to find, by its words alone. It is asked of every file of a tree, so that few are read closely.</summary>
internal static class ScriptGate
{
    /// <summary>Ends of a path behind a variable, which say something where the variable is named for an LLM.</summary>
    private static readonly string[] Paths = ["/completions", "/models", "/messages", "/responses", "/embeddings"];

    private static readonly WordSearch Endpoints = new(Words);

    private static readonly WordSearch Names = new(Vendors.All);

    /// <summary>Every script that may matter has one of these. They are ASCII, and their case does not count.</summary>
    public static IEnumerable<string> Words => KnownEndpoints.All.Concat([":11434", "extra_headers", "_acompletions", "sanity_preflight"]).Concat(Paths);

    /// <summary>Holds for what is found with the known endpoints; an editorconfig's own endpoints have words of their own.</summary>
    public static bool MayMatter(ReadOnlySpan<char> text)
    {
        var hasPath = false;
        return Endpoints.FindsIn(text, IsEnough) || hasPath && Names.FindsIn(text);

        bool IsEnough(string word, int _)
        {
            var isPath = word[0] == '/';
            hasPath |= isPath;
            return !isPath;
        }
    }
}
