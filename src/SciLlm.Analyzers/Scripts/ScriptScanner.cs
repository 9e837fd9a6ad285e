namespace SciLlm.Analyzers.Scripts;

/// <summary>Finds the raw LLM calls of scripts: the one scanner behind the build and <c>scillm check</c>.</summary>
internal static class ScriptScanner
{
    /// <summary>Whatever is found in a script, its text holds one of these, unless the editorconfig names endpoints of its own.</summary>
    public static readonly ImmutableArray<string> Words = EndpointCatalog.Known
        .Concat(["completions", "/models", "/messages", "/responses", "embeddings", "11434", "extra_headers", "_acompletions", "sanity_preflight"])
        .Select(static word => word.ToLowerInvariant()).Distinct().ToImmutableArray();

    public static ImmutableArray<ScriptFinding> Scan(ScriptLanguage language, string text, EndpointCatalog catalog) =>
        new ScriptScan(catalog, text).Run(language);

    public static bool MayMatter(string text) => Words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
