using System.Text;

namespace SciLlm.Analyzers.Scripts;

/// <summary>A piece of code in a script file, and where each of its characters stands in the file.</summary>
internal sealed class ScriptText
{
    private readonly int _start;
    private readonly int[]? _origins;
    private object? _made;

    public ScriptText(string text, int start = 0) => (Text, _start) = (text, start);

    private ScriptText(string text, int[] origins) => (Text, _origins) = (text, origins);

    public string Text { get; }

    /// <summary>Keeps what the first reading makes of the text for the second.</summary>
    public T Once<T>(Func<T> make) where T : class => (T)(_made ??= make());

    /// <summary>The part as a text of its own, for code inside code: <c>bash -c '…'</c>.</summary>
    public ScriptText Slice(int start, int length) => _origins is null
        ? new(Text.Substring(start, length), _start + start)
        : new(Text.Substring(start, length), _origins.AsSpan(start, length).ToArray());

    /// <summary>Where a part stands in the file.</summary>
    public TextSpan InFile(int start, int length)
    {
        var first = Origin(start);
        return TextSpan.FromBounds(first, Math.Max(first, Origin(start + length - 1) + 1));
    }

    private int Origin(int position) => _origins is null ? _start + position : _origins[Math.Min(position, _origins.Length - 1)];

    /// <summary>Builds a text out of parts of a file: a notebook's cell, a workflow's step.</summary>
    public sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private int[] _origins = new int[256];

        public int Length => _text.Length;

        public void Append(char character, int origin)
        {
            Reserve(1);
            _origins[_text.Length] = origin;
            _text.Append(character);
        }

        public void Append(string file, int start, int length)
        {
            Reserve(length);
            var first = _text.Length;
            for (var at = 0; at < length; at++)
                _origins[first + at] = start + at;
            _text.Append(file, start, length);
        }

        public ScriptText Build() => new(_text.ToString(), _origins.AsSpan(0, _text.Length).ToArray());

        private void Reserve(int length)
        {
            if (_text.Length + length > _origins.Length)
                Array.Resize(ref _origins, Math.Max(2 * _origins.Length, _text.Length + length));
        }
    }
}
