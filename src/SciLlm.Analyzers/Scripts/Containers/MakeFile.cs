namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>Turns a Makefile into shell text: its recipes, and its variables as assignments; <c>$(NAME)</c> and <c>$$</c> as the shell has them.</summary>
internal static class MakeFile
{
    public static void Read(ScriptText text, ScriptScan scan)
    {
        var shell = new ScriptText.Builder();
        var file = text.Text;
        var continues = false;
        var keeps = false;
        foreach (var (start, length) in FileLines.Of(file))
        {
            var line = file.Substring(start, length);
            var from = start;
            if (!continues)
                (keeps, from) = Begin(line, start, shell);
            continues = line.EndsWith("\\", StringComparison.Ordinal);
            if (!keeps)
                continue;
            Append(shell, file, from, start + length);
            shell.Append('\n', Math.Min(start + length, file.Length - 1));
        }
        if (shell.Length > 0)
            scan.Read(ScriptLanguage.Shell, shell.Build());
    }

    private static (bool Keeps, int From) Begin(string line, int start, ScriptText.Builder shell)
    {
        if (line.Length > 0 && line[0] == '\t')
        {
            var command = line.Length - line.TrimStart('\t', ' ', '@', '-', '+').Length;
            return (true, start + command);
        }
        var equals = line.IndexOf('=');
        var name = equals < 0 ? "" : line.Substring(0, equals).TrimEnd(':', '?', '+', ' ', '\t');
        name = name.StartsWith("export ", StringComparison.Ordinal) ? name.Substring(7).Trim() : name;
        if (name.Length == 0 || !name.All(static character => char.IsLetterOrDigit(character) || character == '_'))
            return (false, start);
        foreach (var character in name + "=")
            shell.Append(character, start);
        var value = equals + 1;
        while (value < line.Length && line[value] is ' ' or '\t')
            value++;
        return (true, start + value);
    }

    private static void Append(ScriptText.Builder shell, string file, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (file[at] == '$' && at + 1 < to && file[at + 1] == '$')
                continue;
            if (file[at] == '$' && at + 1 < to && file[at + 1] == '(' && (at == from || file[at - 1] != '$'))
            {
                at = AppendReference(shell, file, at, to);
                continue;
            }
            shell.Append(file[at], at);
        }
    }

    /// <summary><c>$(NAME)</c> is the shell's <c>${NAME}</c>; <c>$(shell …)</c> is the shell's <c>$(…)</c>.</summary>
    private static int AppendReference(ScriptText.Builder shell, string file, int at, int to)
    {
        const string Function = "$(shell ";
        if (string.CompareOrdinal(file, at, Function, 0, Function.Length) == 0)
        {
            shell.Append('$', at);
            shell.Append('(', at + 1);
            return at + Function.Length - 1;
        }
        var close = file.IndexOf(')', at, to - at);
        if (close < 0)
            return at + 1;
        shell.Append('$', at);
        shell.Append('{', at + 1);
        shell.Append(file, at + 2, close - at - 2);
        shell.Append('}', close);
        return close;
    }
}
