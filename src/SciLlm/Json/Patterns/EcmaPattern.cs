using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SciLlm.Json.Patterns;

/// <summary>
/// Regular expressions as JSON Schema has them, ECMA-262 with the flag <c>u</c>, on .NET's engine, whose <c>\d</c>, <c>\w</c>, <c>\s</c>, <c>\b</c>,
/// <c>.</c> and <c>$</c> mean other things and which knows UTF-16 units only. What one of the two understands differently from the other is spelled out.
/// </summary>
internal sealed class EcmaPattern
{
    // Building .NET's linear engine for a set of hundreds of ranges, as \p{L} is, takes seconds.
    private const int LongestForLinearEngine = 1000;

    private readonly PatternReader _reader;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, int> _groupNames = new(StringComparer.Ordinal);
    private int _groups;

    private EcmaPattern(string pattern) => _reader = new PatternReader(pattern);

    /// <exception cref="ArgumentException">The pattern is malformed, or uses what is not supported.</exception>
    public static Regex Compile(string pattern, TimeSpan timeout)
    {
        var translated = Translate(pattern);
        try
        {
            if (translated.Length <= LongestForLinearEngine) return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            // It looks around or back, which takes backtracking.
        }

        return new Regex(translated, RegexOptions.CultureInvariant, timeout);
    }

    /// <summary>The pattern in .NET's dialect.</summary>
    public static string Translate(string pattern)
    {
        var translation = new EcmaPattern(pattern);
        translation.Translate();
        return translation._output.ToString();
    }

    private void Translate()
    {
        while (_reader.TryRead(out var character))
        {
            switch (character)
            {
                case '\\': Escape(); break;
                case '[': CharacterClass.Read(_reader).WriteTo(_output); break;
                case '(': Group(); break;
                case '{': Quantifier(); break;
                case '.': CodePointSet.NotLineEnds.WriteTo(_output); break;
                case '$': _output.Append(@"\z"); break;
                case '^' or ')' or '|' or '*' or '+' or '?': _output.Append((char)character); break;
                default: CodePointSet.WriteLiteral(_output, character); break;
            }
        }
    }

    private void Escape()
    {
        if (CharacterClass.ReadEscapedSet(_reader) is { } set) set.WriteTo(_output);
        else if (_reader.TryRead('b')) _output.Append("(?:(?<=[a-zA-Z0-9_])(?![a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?=[a-zA-Z0-9_]))");
        else if (_reader.TryRead('B')) _output.Append("(?:(?<=[a-zA-Z0-9_])(?=[a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?![a-zA-Z0-9_]))");
        else if (_reader.TryRead('k')) BackReference(_groupNames.GetValueOrDefault(_reader.ReadName()));
        else if (_reader.Next is >= '1' and <= '9') BackReference(int.Parse(_reader.ReadDigits(), CultureInfo.InvariantCulture));
        else CodePointSet.WriteLiteral(_output, _reader.ReadEscapedCharacter());
    }

    private void BackReference(int group)
    {
        if (group < 1 || group > _groups) throw _reader.Malformed("a reference to a group that is not before it");

        // A group that took no part matches the empty string in ECMA-262, and nothing in .NET.
        _output.Append(CultureInfo.InvariantCulture, $"(?({group})\\{group}|)");
    }

    private void Group()
    {
        if (!_reader.TryRead('?'))
        {
            Capture();
            return;
        }

        foreach (var kind in (string[])[":", "=", "!", "<=", "<!"])
        {
            if (!_reader.TryRead(kind)) continue;
            _output.Append("(?").Append(kind);
            return;
        }

        if (_reader.Next != '<') throw _reader.Malformed("a kind of group that ECMA-262 does not have");
        var name = _reader.ReadName();
        Capture();
        if (!_groupNames.TryAdd(name, _groups)) throw _reader.Malformed($"a second group named '{name}'");
    }

    // .NET counts named groups after the others, ECMA-262 counts them where they stand.
    private void Capture() => _output.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");

    private void Quantifier()
    {
        if (_reader.ReadQuantifier() is not { } quantifier) throw _reader.Malformed("a '{' that begins no quantifier; write \\{ for the character");
        _output.Append(quantifier);
    }
}
