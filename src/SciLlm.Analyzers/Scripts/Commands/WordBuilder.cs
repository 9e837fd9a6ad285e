using System.Text;

namespace SciLlm.Analyzers.Scripts.Commands;

/// <summary>A word while it is being read: its text so far, in every reading.</summary>
internal sealed class WordBuilder
{
    private readonly StringBuilder _literal = new();
    private ImmutableArray<FoldedText> _readings = ScriptVariables.Of("");

    public void Add(char character) => _literal.Append(character);

    public void Add(string text) => _literal.Append(text);

    public void Add(ImmutableArray<FoldedText> value)
    {
        Flush();
        _readings = FoldedText.Concat(_readings, value);
    }

    public ImmutableArray<FoldedText> End()
    {
        Flush();
        return _readings;
    }

    private void Flush()
    {
        if (_literal.Length == 0)
            return;
        _readings = FoldedText.Concat(_readings, ScriptVariables.Of(_literal.ToString()));
        _literal.Clear();
    }
}
