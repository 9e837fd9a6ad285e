namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>The code behind a key of a workflow file: a block or folded scalar, a plain or quoted one, or a list of them.</summary>
internal static class WorkflowScalar
{
    /// <returns>The code, null where the key has none, and the last line it takes.</returns>
    public static (ScriptText? Code, int Last) Read(List<WorkflowLine> lines, int key, string text)
    {
        var value = lines[key].Value.Trim();
        var end = key + 1;
        while (end < lines.Count && (lines[end].IsBlank || lines[end].Indent > lines[key].KeyColumn || value.Length == 0 && lines[end].StartsItem && lines[end].Indent == lines[key].KeyColumn))
            end++;
        var code = new ScriptText.Builder();
        if (value.Length > 0 && value[0] is '|' or '>')
        {
            AppendBlock(code, lines, key + 1, end, text, folds: value[0] == '>');
        }
        else if (value.Length == 0)
        {
            // A mapping below the key has keys of its own; only a list of commands is code.
            if (key + 1 >= end || !lines[key + 1].StartsItem)
                return (null, key);
            AppendItems(code, lines, key + 1, end, text);
        }
        else
        {
            AppendPlain(code, text, lines[key].ValueStart, lines[key].Start + lines[key].Length, value);
            for (var at = key + 1; at < end; at++)
                AppendLine(code, lines[at], lines[at].Start + lines[at].Indent, text, ' ');
        }
        return code.Length == 0 ? (null, end - 1) : (code.Build(), end - 1);
    }

    private static void AppendBlock(ScriptText.Builder code, List<WorkflowLine> lines, int from, int to, string text, bool folds)
    {
        var indent = lines.Skip(from).Take(to - from).Where(static line => !line.IsBlank).Select(static line => line.Indent).DefaultIfEmpty(0).First();
        for (var at = from; at < to; at++)
        {
            var joins = folds && at + 1 < to && !lines[at].IsBlank && !lines[at + 1].IsBlank && lines[at + 1].Indent == indent && lines[at].Indent == indent;
            AppendLine(code, lines[at], lines[at].Start + Math.Min(indent, lines[at].Length), text, joins ? ' ' : '\n');
        }
    }

    private static void AppendItems(ScriptText.Builder code, List<WorkflowLine> lines, int from, int to, string text)
    {
        for (var at = from; at < to; at++)
        {
            var item = text.Substring(lines[at].ItemStart, lines[at].Start + lines[at].Length - lines[at].ItemStart).Trim();
            if (lines[at].StartsItem && item is ['|' or '>', ..])
                continue;
            if (lines[at].StartsItem)
                AppendPlain(code, text, lines[at].ItemStart, lines[at].Start + lines[at].Length, item);
            else
                AppendLine(code, lines[at], lines[at].Start + lines[at].Indent, text, '\n');
        }
    }

    /// <summary>One line's value; quotes round the whole of it are YAML's, not the shell's.</summary>
    private static void AppendPlain(ScriptText.Builder code, string text, int start, int end, string value)
    {
        var isQuoted = value.Length > 1 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0];
        var from = isQuoted ? text.IndexOf(value[0], start) + 1 : start;
        var to = isQuoted ? from + value.Length - 2 : end;
        for (var at = from; at < to; at++)
        {
            if (!(isQuoted && value[0] == '"' && text[at] == '\\'))
                code.Append(text[at], at);
        }
        code.Append('\n', Math.Min(end, text.Length - 1));
    }

    private static void AppendLine(ScriptText.Builder code, WorkflowLine line, int start, string text, char end)
    {
        var to = line.Start + line.Length;
        if (start < to)
            code.Append(text, start, to - start);
        code.Append(end, Math.Min(to, text.Length - 1));
    }
}
