using System.Text;

namespace SciLlm.Json.Patterns;

/// <summary>A set of code points, as ranges in order that do not touch, and how .NET, which knows UTF-16 units only, has to be told of it.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;
    private const int LastPlain = char.MaxValue;

    private readonly List<(int From, int To)> _ranges;

    private CodePointSet(IEnumerable<(int From, int To)> ranges)
    {
        _ranges = [];
        foreach (var range in ranges.OrderBy(range => range.From))
        {
            if (_ranges.Count > 0 && _ranges[^1].To >= range.From - 1) _ranges[^1] = (_ranges[^1].From, Math.Max(_ranges[^1].To, range.To));
            else _ranges.Add(range);
        }
    }

    public static CodePointSet Empty { get; } = new([]);

    public static CodePointSet Digits { get; } = Range('0', '9');

    public static CodePointSet WordCharacters { get; } = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);

    /// <summary>ECMA-262's WhiteSpace and LineTerminator.</summary>
    public static CodePointSet Blanks { get; } = new(
        [(0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)]);

    public static CodePointSet NotLineEnds { get; } = new CodePointSet([('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)]).Complement();

    public static CodePointSet Of(int codePoint) => Range(codePoint, codePoint);

    public static CodePointSet Range(int from, int to) => new([(from, to)]);

    public static CodePointSet Of(IEnumerable<(int From, int To)> ranges) => new(ranges);

    public CodePointSet Or(CodePointSet other) => new(_ranges.Concat(other._ranges));

    public CodePointSet Complement()
    {
        List<(int, int)> gaps = [];
        var next = 0;
        foreach (var (from, to) in _ranges)
        {
            if (from > next) gaps.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last) gaps.Add((next, Last));
        return new(gaps);
    }

    /// <summary>Writes one code point as itself, so that a quantifier after it takes hold of both halves of a pair.</summary>
    public static void WriteLiteral(StringBuilder output, int codePoint)
    {
        if (codePoint < 128 && char.IsAsciiLetterOrDigit((char)codePoint)) output.Append((char)codePoint);
        else Of(codePoint).WriteTo(output);
    }

    /// <summary>Writes the set as an atom of a .NET pattern. Halves of pairs are left out: no valid text has one on its own.</summary>
    public void WriteTo(StringBuilder output)
    {
        var plain = Plain();
        var alternatives = Pairs();
        if (plain.Length > 0) alternatives.Insert(0, $"[{plain}]");
        output.Append(alternatives.Count switch
        {
            0 => "(?!)",
            1 when plain.Length > 0 => alternatives[0],
            _ => $"(?:{string.Join('|', alternatives)})",
        });
    }

    private string Plain()
    {
        var text = new StringBuilder();
        foreach (var (from, to) in _ranges)
        {
            Add(from, Math.Min(to, 0xD7FF));
            Add(Math.Max(from, 0xE000), Math.Min(to, LastPlain));
        }

        return text.ToString();

        void Add(int from, int to)
        {
            if (from <= to) text.Append(Units(from, to));
        }
    }

    /// <summary>The code points beyond U+FFFF: ranges of first halves, each with a range of second halves.</summary>
    private List<string> Pairs()
    {
        List<string> pairs = [];
        foreach (var (first, to) in _ranges)
        {
            var from = Math.Max(first, LastPlain + 1);
            while (from <= to)
            {
                var (high, low) = Halves(from);
                var (lastHigh, lastLow) = Halves(to);

                // A whole block of first halves at once where all second halves belong to it, else one first half.
                var isWhole = low == 0xDC00 && (lastHigh > high || lastLow == 0xDFFF);
                var endHigh = !isWhole ? high : lastLow == 0xDFFF ? lastHigh : lastHigh - 1;
                var endLow = isWhole || endHigh < lastHigh ? 0xDFFF : lastLow;
                pairs.Add($"[{Units(high, endHigh)}][{Units(low, endLow)}]");
                from = char.ConvertToUtf32((char)endHigh, (char)endLow) + 1;
            }
        }

        return pairs;
    }

    private static (int High, int Low) Halves(int codePoint) => (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + (codePoint & 0x3FF));

    private static string Units(int from, int to) =>
        from == to ? $"\\u{from:X4}" : $"\\u{from:X4}-\\u{to:X4}";
}
