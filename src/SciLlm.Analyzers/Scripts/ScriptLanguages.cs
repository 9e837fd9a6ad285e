using System.IO;

namespace SciLlm.Analyzers.Scripts;

/// <summary>Which language a file is written in, by its name alone: the same list as the package's default globs.</summary>
internal static class ScriptLanguages
{
    /// <summary>Null for a file that is no script.</summary>
    public static ScriptLanguage? Of(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        if (name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase))
            return ScriptLanguage.Dockerfile;
        if (name is "GNUmakefile" || name.StartsWith("Makefile", StringComparison.OrdinalIgnoreCase))
            return ScriptLanguage.Makefile;
        return OfExtension(Path.GetExtension(name).ToLowerInvariant());
    }

    private static ScriptLanguage? OfExtension(string extension) => extension switch
    {
        ".sh" or ".bash" or ".zsh" => ScriptLanguage.Shell,
        ".ps1" or ".psm1" => ScriptLanguage.PowerShell,
        ".cmd" or ".bat" => ScriptLanguage.Batch,
        ".py" => ScriptLanguage.Python,
        ".ipynb" => ScriptLanguage.Notebook,
        ".js" or ".mjs" or ".cjs" or ".ts" => ScriptLanguage.JavaScript,
        ".rb" => ScriptLanguage.Ruby,
        ".http" => ScriptLanguage.HttpRequests,
        ".yml" or ".yaml" => ScriptLanguage.Workflow,
        ".mk" => ScriptLanguage.Makefile,
        _ => null,
    };

    /// <summary>The language that a program on a command line runs, such as <c>python3</c> in <c>python3 -c "…"</c>.</summary>
    public static ScriptLanguage? OfInterpreter(string program) => program switch
    {
        "sh" or "bash" or "zsh" or "dash" or "ksh" or "ash" or "eval" or "ssh" => ScriptLanguage.Shell,
        "pwsh" or "powershell" or "powershell.exe" or "pwsh.exe" => ScriptLanguage.PowerShell,
        "python" or "python3" or "py" or "uv" or "python.exe" => ScriptLanguage.Python,
        "node" or "bun" or "deno" => ScriptLanguage.JavaScript,
        "ruby" => ScriptLanguage.Ruby,
        "cmd" or "cmd.exe" => ScriptLanguage.Batch,
        _ => null,
    };
}
