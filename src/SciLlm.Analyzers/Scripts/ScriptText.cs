using System.Text;

namespace SciLlm.Analyzers.Scripts;

/// <summary>A piece of code in a script file, and where each of its characters stands in the file.</summary>
internal sealed class ScriptText
{
    private readonly int _start;
    private readonly int[]? _origins;

    public ScriptText(string text, int start = 0) => (Text, _start) = (text, start);

    private ScriptText(string text, int[] origins) => (Text, _origins) = (text, origins);

    public string Text { get; }

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
        private readonly List<int> _origins = [];

        public int Length => _text.Length;

        public void Append(char character, int origin)
        {
            _text.Append(character);
            _origins.Add(origin);
        }

        public void Append(string file, int start, int length)
        {
            _text.Append(file, start, length);
            for (var at = start; at < start + length; at++)
                _origins.Add(at);
        }

        public ScriptText Build() => new(_text.ToString(), _origins.ToArray());
    }
}
