using System.Text.RegularExpressions;

namespace SciLlm.Cli.Checking.Sources.ProjectFiles;

/// <summary>Whether a condition of a project file holds, once the properties are put in. One that is not understood does not.</summary>
internal sealed partial class ProjectCondition
{
    private readonly List<string> _tokens;
    private readonly string _file;
    private int _next;

    private ProjectCondition(string text, string file) => (_tokens, _file) = ([.. Token().Matches(text).Select(match => match.Value)], file);

    private string Next => _next < _tokens.Count ? _tokens[_next] : "";

    /// <param name="file">The file it is in, which paths are relative to.</param>
    public static bool Holds(string condition, string file)
    {
        var reading = new ProjectCondition(condition, file);
        return reading._tokens.Count == 0 || (reading.Or() && reading._next == reading._tokens.Count);
    }

    private bool Or()
    {
        var result = And();
        while (Take("or"))
            result |= And();
        return result;
    }

    private bool And()
    {
        var result = Not();
        while (Take("and"))
            result &= Not();
        return result;
    }

    private bool Not()
    {
        if (Take("!"))
            return !Not();
        if (Take("("))
        {
            var result = Or();
            return Take(")") && result;
        }
        if (Take("Exists"))
            return Take("(") && Operand() is var path && Take(")") && path.Length > 0 && Path.Exists(Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(_file)!));
        return Comparison();
    }

    private bool Comparison()
    {
        var left = Operand();
        if (Next is not ("==" or "!=" or "<" or ">" or "<=" or ">="))
            return left.Equals("true", StringComparison.OrdinalIgnoreCase);
        var sign = _tokens[_next++];
        var right = Operand();
        if (sign is "==" or "!=")
            return left.Equals(right, StringComparison.OrdinalIgnoreCase) == (sign == "==");
        return Number(left) is { } a && Number(right) is { } b && a.CompareTo(b) is var order && sign switch
        {
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            _ => order >= 0,
        };
    }

    private string Operand() => _next < _tokens.Count ? _tokens[_next++].Trim('\'') : "";

    private bool Take(string token)
    {
        var isNext = Next.Equals(token, StringComparison.OrdinalIgnoreCase);
        if (isNext)
            _next++;
        return isNext;
    }

    private static Version? Number(string text) =>
        Version.TryParse(text.TrimStart('v', 'V') is var number && number.Contains('.', StringComparison.Ordinal) ? number : number + ".0", out var version) ? version : null;

    [GeneratedRegex(@"'[^']*'|==|!=|<=|>=|[<>!()]|[^\s'=!<>()]+")]
    private static partial Regex Token();
}
