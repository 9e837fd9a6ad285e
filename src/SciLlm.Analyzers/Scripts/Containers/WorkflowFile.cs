namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>Reads the commands of a workflow file: its <c>run:</c>, <c>script:</c> and like keys, with what <c>env:</c> sets.</summary>
internal static class WorkflowFile
{
    private static readonly NameSet CommandKeys = new(
        "run", "script", "before_script", "after_script", "bash", "pwsh", "powershell", "inlineScript", "command", "commands", "args", "entrypoint", "cmd", "cmds");

    /// <summary>The keys as they stand in a file. Most files of this format have none: they are settings, or recorded answers.</summary>
    private static readonly WordSearch Commands = new(CommandKeys.All.Select(static key => key + ":"));

    public static void Read(ScriptText text, ScriptScan scan)
    {
        var lines = text.Once(() => Commands.FindsIn(text.Text.AsSpan()) ? Lines(text.Text) : []);
        for (var at = 0; at < lines.Count; at++)
        {
            var key = lines[at].KeyText;
            if (IsVariable(key))
                scan.Variables.Assign(key.ToString(), ScriptVariables.Of(lines[at].PlainValue));
            if (CommandKeys.Contains(key))
                at = ReadCommands(lines, at, text, scan);
        }
    }

    private static List<WorkflowLine> Lines(string text)
    {
        List<WorkflowLine> lines = [];
        foreach (var (start, length) in FileLines.Of(text))
            lines.Add(new(text, start, length));
        return lines;
    }

    private static bool IsVariable(ReadOnlySpan<char> key)
    {
        foreach (var character in key)
        {
            if (!(char.IsUpper(character) || char.IsDigit(character) || character == '_'))
                return false;
        }
        return key.Length > 1;
    }

    private static int ReadCommands(List<WorkflowLine> lines, int at, ScriptText text, ScriptScan scan)
    {
        var (code, last) = WorkflowScalar.Read(lines, at, text.Text);
        if (code is not null)
            scan.Read(Language(lines, at, code.Text), code);
        return last;
    }

    /// <summary>The key itself, a <c>shell:</c> beside it, and at last the code's own words tell the language.</summary>
    private static ScriptLanguage Language(List<WorkflowLine> lines, int at, string code)
    {
        var named = lines[at].Key is "pwsh" or "powershell" ? "pwsh" : Sibling(lines, at, "shell");
        if (named is not null && ScriptLanguages.OfInterpreter(named.Split(' ')[0]) is { } language)
            return language;
        return code.Contains("Invoke-RestMethod") || code.Contains("Invoke-WebRequest") || code.Contains("$env:") ? ScriptLanguage.PowerShell : ScriptLanguage.Shell;
    }

    private static string? Sibling(List<WorkflowLine> lines, int at, string key)
    {
        var column = lines[at].KeyColumn;
        for (var above = at - 1; above >= 0 && !lines[above + 1].StartsItem && lines[above].Covers(column); above--)
        {
            if (lines[above].Key == key && lines[above].KeyColumn == column)
                return lines[above].PlainValue;
        }
        for (var below = at + 1; below < lines.Count && lines[below].Covers(column) && !(lines[below].StartsItem && lines[below].KeyColumn <= column); below++)
        {
            if (lines[below].Key == key && lines[below].KeyColumn == column)
                return lines[below].PlainValue;
        }
        return null;
    }
}
