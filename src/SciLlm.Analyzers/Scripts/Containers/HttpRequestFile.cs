using SciLlm.Analyzers.Scripts.Commands;

namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>Reads an editor's request file: <c>POST https://…</c>, <c>@name = value</c>, <c>{{name}}</c>.</summary>
internal static class HttpRequestFile
{
    private static readonly ImmutableHashSet<string> Methods = ImmutableHashSet.Create("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    public static void Read(ScriptText text, ScriptScan scan)
    {
        foreach (var (start, length) in FileLines.Of(text.Text))
        {
            var line = text.Text.Substring(start, length).Trim();
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            if (line[0] == '@' && line.IndexOf('=') is > 0 and var equals)
                scan.Variables.Assign(line.Substring(1, equals - 1).Trim(), Expand(line.Substring(equals + 1).Trim(), scan));
            else
                ReadRequest(line, text.Text.IndexOf(line[0], start), text, scan);
        }
    }

    private static void ReadRequest(string line, int start, ScriptText text, ScriptScan scan)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var address = Methods.Contains(words[0]) && words.Length > 1 ? words[1]
            : words[0].StartsWith("http", StringComparison.OrdinalIgnoreCase) && words[0].Contains("://") ? words[0]
            : null;
        if (address is not null && !IsOfThisProject(address) && scan.Endpoints.Find(Expand(address, scan)) is { } endpoint)
            scan.Call(text, start, words[0].Length, endpoint);
    }

    /// <summary><c>{{Shop_HostAddress}}</c>, as the templates of ASP.NET name the server that the file stands beside.</summary>
    private static bool IsOfThisProject(string address) =>
        address.StartsWith("{{", StringComparison.Ordinal) && address.IndexOf("_HostAddress}}", StringComparison.Ordinal) > 0;

    private static ImmutableArray<FoldedText> Expand(string value, ScriptScan scan)
    {
        var word = new WordBuilder();
        for (var at = 0; at < value.Length;)
        {
            var open = value.IndexOf("{{", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : value.IndexOf("}}", open, StringComparison.Ordinal);
            word.Add(value.Substring(at, (close < 0 ? value.Length : open) - at));
            if (close < 0)
                break;
            word.Add(scan.Variables.Read(value.Substring(open + 2, close - open - 2).Trim().TrimStart('$')));
            at = close + 2;
        }
        return word.End();
    }
}
