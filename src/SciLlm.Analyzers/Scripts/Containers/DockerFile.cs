namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>
/// Turns a Dockerfile into the shell text that it runs: <c>RUN</c>, <c>CMD</c>, <c>ENTRYPOINT</c> and health checks, with what
/// <c>ENV</c> and <c>ARG</c> set. Everything else is left out.
/// </summary>
internal static class DockerFile
{
    public static void Read(ScriptText text, ScriptScan scan)
    {
        var shell = new ScriptText.Builder();
        var file = text.Text;
        var continues = false;
        var keeps = false;
        string? hereDocument = null;
        foreach (var (start, length) in FileLines.Of(file))
        {
            var line = file.Substring(start, length);
            if (hereDocument is not null)
            {
                shell.Append(file, start, length);
                shell.Append('\n', start + length);
                hereDocument = line.Trim() == hereDocument ? null : hereDocument;
                continue;
            }
            if (line.TrimStart().StartsWith("#", StringComparison.Ordinal))
                continue;
            var from = start;
            if (!continues)
                (keeps, from) = Instruction(line, start);
            continues = line.TrimEnd().EndsWith("\\", StringComparison.Ordinal);
            if (!keeps)
                continue;
            AppendCommand(shell, file, from, start + length);
            shell.Append('\n', Math.Min(start + length, file.Length - 1));
            hereDocument = HereDocument(line);
        }
        if (shell.Length > 0)
            scan.Read(ScriptLanguage.Shell, shell.Build());
    }

    /// <summary>Whether the instruction that starts here runs or sets something, and where its command begins.</summary>
    private static (bool Keeps, int From) Instruction(string line, int start)
    {
        var words = line.TrimStart().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var skipped = words is ["HEALTHCHECK" or "healthcheck", ..] ? Array.FindIndex(words, static word => word is "CMD" or "cmd") : 0;
        if (words.Length == 0 || skipped < 0 || words[skipped].ToUpperInvariant() is not ("RUN" or "CMD" or "ENTRYPOINT" or "SHELL" or "ENV" or "ARG"))
            return (false, start);
        while (skipped + 1 < words.Length && words[skipped + 1].StartsWith("--", StringComparison.Ordinal))
            skipped++;
        var at = 0;
        for (var word = 0; word <= skipped; word++)
            at = line.IndexOf(words[word], at, StringComparison.Ordinal) + words[word].Length;
        return (true, start + at);
    }

    /// <summary>The form with brackets is a list of words; without its punctuation a shell reads it the same.</summary>
    private static void AppendCommand(ScriptText.Builder shell, string file, int from, int to)
    {
        var isList = file.Substring(from, to - from).TrimStart().StartsWith("[\"", StringComparison.Ordinal);
        for (var at = from; at < to; at++)
            shell.Append(isList && file[at] is '[' or ']' or ',' ? ' ' : file[at], at);
    }

    private static string? HereDocument(string line)
    {
        var at = line.IndexOf("<<", StringComparison.Ordinal);
        return at < 0 ? null : line.Substring(at + 2).TrimStart('-').Split(' ')[0].Trim('"', '\'') is { Length: > 0 } delimiter && char.IsLetter(delimiter[0]) ? delimiter : null;
    }
}
