namespace SciLlm.Analyzers.Scripts;

/// <summary>Finds the raw LLM calls of scripts: the one scanner behind the build and <c>scillm check</c>.</summary>
internal static class ScriptScanner
{
    public static ImmutableArray<ScriptFinding> Scan(ScriptLanguage language, string text, EndpointCatalog catalog) =>
        new ScriptScan(catalog, text).Run(language);
}
