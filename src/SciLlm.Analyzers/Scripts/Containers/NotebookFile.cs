namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>Reads the code cells of a notebook as Python, and as shell where a cell or a line says so; text cells are documentation.</summary>
internal static class NotebookFile
{
    public static void Read(ScriptText text, ScriptScan scan)
    {
        foreach (var cell in text.Once(() => Cells(text.Text)))
            ReadCode(cell, scan);
    }

    private static List<ScriptText> Cells(string text)
    {
        List<ScriptText> cells = [];
        var json = new JsonCursor(text);
        if (!json.TryTake('{'))
            return cells;
        while (json.Peek() == '"')
        {
            if (json.ReadString() == "cells" && json.TryTake('['))
                ReadCells(json, cells);
            else
                json.Skip();
        }
        return cells;
    }

    private static void ReadCells(JsonCursor json, List<ScriptText> cells)
    {
        while (json.TryTake('{'))
        {
            if (ReadCell(json) is { } code)
                cells.Add(code);
        }
        json.TryTake(']');
    }

    /// <returns>The code of a cell; null where it has none.</returns>
    private static ScriptText? ReadCell(JsonCursor json)
    {
        var source = new ScriptText.Builder();
        var isCode = false;
        while (json.Peek() == '"')
        {
            switch (json.ReadString())
            {
                case "cell_type":
                    isCode = json.Peek() == '"' && json.ReadString() == "code";
                    break;
                case "source" when json.TryTake('['):
                    while (json.Peek() == '"')
                        json.ReadString(source);
                    json.TryTake(']');
                    break;
                case "source" when json.Peek() == '"':
                    json.ReadString(source);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
        json.TryTake('}');
        return isCode && source.Length > 0 ? source.Build() : null;
    }

    private static void ReadCode(ScriptText cell, ScriptScan scan)
    {
        if (IsShell(cell.Text))
        {
            scan.Read(ScriptLanguage.Shell, cell);
            return;
        }
        scan.Read(ScriptLanguage.Python, cell);
        foreach (var (start, length) in FileLines.Of(cell.Text))
        {
            var command = cell.Text.IndexOf('!', start, length);
            if (command >= 0 && cell.Text.Substring(start, command - start).Trim().Length == 0)
                scan.Read(ScriptLanguage.Shell, cell.Slice(command + 1, start + length - command - 1));
        }
    }

    private static bool IsShell(string cell) => cell.TrimStart() is var code
        && (code.StartsWith("%%bash", StringComparison.Ordinal) || code.StartsWith("%%sh", StringComparison.Ordinal));
}
