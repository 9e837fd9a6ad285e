using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Reads the markup of test sources: <c>[|span|]</c>, <c>{|name:span|}</c>, <c>{|#0:span|#0}</c> for spans that overlap,
/// and <c>$$</c> for a position.
/// </summary>
public static partial class TestFileMarkupParser
{
    /// <summary>Splits a marked source into text, positions and spans by name; unnamed spans are under the empty name.</summary>
    /// <exception cref="ArgumentException">A span is not closed, not opened, or its number is used twice.</exception>
    public static void GetPositionsAndSpans(
        string input,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        (output, positions, spans) = new Scan(input, readsPositions: true).Run();

    /// <summary>The same, where <c>$$</c> may be left in the text as code.</summary>
    /// <exception cref="ArgumentException">A span is not closed, not opened, or its number is used twice.</exception>
    public static void GetSpans(
        string input,
        bool treatPositionIndicatorsAsCode,
        out string output,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans) =>
        (output, _, spans) = new Scan(input, readsPositions: !treatPositionIndicatorsAsCode).Run();

    [GeneratedRegex(@"\G\{\|([^:|[\]{}]+):")]
    private static partial Regex NamedStart();

    [GeneratedRegex(@"\G\|(#\d+)\}")]
    private static partial Regex NumberedEnd();

    private sealed class Scan(string input, bool readsPositions)
    {
        private readonly StringBuilder _text = new(input.Length);
        private readonly List<(string Name, int Start)> _open = [];
        private readonly ImmutableArray<int>.Builder _positions = ImmutableArray.CreateBuilder<int>();
        private readonly Dictionary<string, ImmutableArray<TextSpan>> _spans = [];
        private int _at;

        public (string, ImmutableArray<int>, ImmutableDictionary<string, ImmutableArray<TextSpan>>) Run()
        {
            while (_at < input.Length)
            {
                if (input[_at] is not ('[' or '{' or '|' or '$') || !ReadMarkup())
                {
                    _text.Append(input[_at++]);
                }
            }

            return _open is [.., var (name, start)]
                ? throw new ArgumentException($"The span '{name}' that starts at '{Excerpt(start)}' has no end tag.", nameof(input))
                : (_text.ToString(), _positions.ToImmutable(), _spans.ToImmutableDictionary());
        }

        private bool ReadMarkup()
        {
            if (readsPositions && Skip("$$"))
            {
                _positions.Add(_text.Length);
            }
            else if (IsBracketBeforeEnd())
            {
                return false;
            }
            else if (Skip("[|"))
            {
                _open.Add(("", _text.Length));
            }
            else if (Skip(NamedStart()) is { } name)
            {
                _open.Add((name, _text.Length));
            }
            else if (Skip(NumberedEnd()) is { } number)
            {
                Close(_open.FindLastIndex(span => span.Name == number), number);
            }
            else if (Skip("|]") || Skip("|}"))
            {
                Close(_open.Count - 1, "");
            }
            else
            {
                return false;
            }

            return true;
        }

        /// <summary><c>[|]</c> and <c>[|}</c> are a bracket of C# before an end tag when there is a span to end.</summary>
        private bool IsBracketBeforeEnd() =>
            _open is [.., var (name, _)] && StartsWith(name.Length == 0 ? "[|]" : "[|}");

        private void Close(int index, string name)
        {
            if (index < 0)
            {
                var before = Excerpt(Math.Max(0, _text.Length - 20));
                throw new ArgumentException($"The end tag '{name}' after '{before}' has no start tag.", nameof(input));
            }

            var (key, start) = _open[index];
            _open.RemoveAt(index);
            var known = _spans.GetValueOrDefault(key, []);
            if (key.StartsWith('#') && !known.IsEmpty)
            {
                throw new ArgumentException($"The input contained more than one span '{key}'.", nameof(input));
            }

            _spans[key] = known.Add(TextSpan.FromBounds(start, _text.Length));
        }

        private bool StartsWith(string tag) => string.CompareOrdinal(input, _at, tag, 0, tag.Length) == 0;

        private bool Skip(string tag)
        {
            var found = StartsWith(tag);
            _at += found ? tag.Length : 0;
            return found;
        }

        private string? Skip(Regex tag)
        {
            var match = tag.Match(input, _at);
            _at += match.Length;
            return match.Success ? match.Groups[1].Value : null;
        }

        private string Excerpt(int start) => _text.ToString(start, Math.Min(20, _text.Length - start));
    }
}
