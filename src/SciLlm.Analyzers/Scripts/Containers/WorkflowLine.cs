namespace SciLlm.Analyzers.Scripts.Containers;

/// <summary>One line of YAML: its indentation, its key and what stands behind it, as far as workflow files need it.</summary>
internal sealed class WorkflowLine
{
    private readonly string _text;
    private readonly int _keyEnd;

    public WorkflowLine(string text, int start, int length)
    {
        (_text, Start, Length) = (text, start, length);
        var line = text.AsSpan(start, length);
        Indent = length - line.TrimStart(' ').Length;
        IsBlank = line.Slice(Indent).TrimStart().IsEmpty;
        KeyColumn = Indent;
        while (KeyColumn + 1 < length && line[KeyColumn] == '-' && line[KeyColumn + 1] == ' ')
        {
            StartsItem = true;
            KeyColumn += 2;
            while (KeyColumn < length && line[KeyColumn] == ' ')
                KeyColumn++;
        }
        ItemStart = start + KeyColumn;
        var end = KeyColumn;
        while (end < length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '-' or '.'))
            end++;
        if (end == KeyColumn || end >= length || line[end] != ':' || end + 1 < length && line[end + 1] != ' ')
            return;
        _keyEnd = end;
        ValueStart = end + 1;
        while (ValueStart < length && line[ValueStart] == ' ')
            ValueStart++;
        ValueStart += start;
    }

    public int Start { get; }

    public int Length { get; }

    public int Indent { get; }

    public bool IsBlank { get; }

    /// <summary>Whether the line is an item of a list: <c>- name: build</c>.</summary>
    public bool StartsItem { get; }

    /// <summary>The column of the key, behind the dashes of a list.</summary>
    public int KeyColumn { get; }

    /// <summary>Where an item's text starts in the file.</summary>
    public int ItemStart { get; }

    public string? Key => _keyEnd == 0 ? null : KeyText.ToString();

    /// <summary>The key to be looked at; empty where there is none.</summary>
    public ReadOnlySpan<char> KeyText => _keyEnd == 0 ? default : _text.AsSpan(ItemStart, _keyEnd - KeyColumn);

    public int ValueStart { get; }

    public string Value => _keyEnd == 0 ? "" : _text.Substring(ValueStart, Start + Length - ValueStart);

    /// <summary>The value without quotes and without a comment behind it.</summary>
    public string PlainValue
    {
        get
        {
            var value = Value.Trim();
            if (value.Length > 1 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 0 and var close)
                return value.Substring(1, close - 1);
            var comment = value.IndexOf(" #", StringComparison.Ordinal);
            return comment < 0 ? value : value.Substring(0, comment).TrimEnd();
        }
    }

    /// <summary>Whether the line belongs to the mapping whose keys stand in this column.</summary>
    public bool Covers(int column) => IsBlank || Indent >= column || StartsItem && KeyColumn == column;
}
