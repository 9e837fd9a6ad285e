using SciLlm.Analyzers.Scripts.Containers;

namespace SciLlm.Analyzers.Scripts.Code;

/// <summary>Which lines belong to which block, by their indentation: languages write blocks in different ways, and people indent them in all.</summary>
internal sealed class CodeBlocks
{
    private readonly List<int> _starts = [];

    /// <summary>The column where each line starts; a blank one is in every block.</summary>
    private readonly List<int> _indents = [];

    public CodeBlocks(string text)
    {
        foreach (var (start, length) in FileLines.Of(text))
        {
            _starts.Add(start);
            var indent = length - text.AsSpan(start, length).TrimStart(" \t".AsSpan()).Length;
            _indents.Add(indent == length ? int.MaxValue : indent);
        }
    }

    /// <summary>Whether the block that has a place goes on up to another one, so that what is done at the first is done whenever the second is reached.</summary>
    public bool Holds(int from, int to) => AreIndented(from, to, _indents[LineOf(from)]);

    /// <summary>Whether a place is inside of what a line above it begins, such as a function.</summary>
    public bool Contains(int head, int at) => LineOf(head) < LineOf(at) && AreIndented(head, at, _indents[LineOf(head)] + 1);

    private bool AreIndented(int from, int to, int indent)
    {
        var last = LineOf(to);
        for (var line = LineOf(from) + 1; line <= last; line++)
        {
            if (_indents[line] < indent)
                return false;
        }
        return true;
    }

    private int LineOf(int at) => _starts.BinarySearch(at) is var found && found >= 0 ? found : ~found - 1;
}
