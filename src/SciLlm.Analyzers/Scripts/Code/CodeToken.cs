namespace SciLlm.Analyzers.Scripts.Code;

internal enum CodeTokenKind
{
    Name,

    /// <summary>A string; what it interpolates stands in its text between <see cref="CodeToken.Open"/> and <see cref="CodeToken.Close"/>.</summary>
    Text,

    Symbol,
    NewLine,
}

/// <param name="Text">A name with its dots, a string's content, a symbol.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, int Start, int Length, string Text)
{
    public const char Open = '\uE000';
    public const char Close = '\uE001';

    /// <summary>The last part of a dotted name: what is called, or what is assigned.</summary>
    public string LastName => Text.Substring(Text.LastIndexOf('.') + 1);

    public bool Is(string symbol) => Kind is CodeTokenKind.Symbol && Text == symbol;

    public bool IsName(string name) => Kind is CodeTokenKind.Name && Text == name;
}
