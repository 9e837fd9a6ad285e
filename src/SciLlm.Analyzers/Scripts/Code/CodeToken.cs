namespace SciLlm.Analyzers.Scripts.Code;

internal enum CodeTokenKind : byte
{
    Name,

    /// <summary>A string; what it interpolates stands in its text between <see cref="CodeToken.Open"/> and <see cref="CodeToken.Close"/>.</summary>
    Text,

    Symbol,
    NewLine,
}

/// <summary>A piece of code, as somebody looks at it.</summary>
internal readonly record struct CodeToken(CodeTokenKind Kind, CodeSource Source, int Start, int Length)
{
    public const char Open = '\uE000';
    public const char Close = '\uE001';

    /// <summary>A name with its dots, a string's content, a symbol.</summary>
    public string Text => Kind switch
    {
        CodeTokenKind.Name => Raw.ToString().Replace("?.", ".").Replace("::", "."),
        CodeTokenKind.Text => CodeString.Content(Source, Start),
        _ => Raw.ToString(),
    };

    /// <summary>Zero for everything that is no symbol.</summary>
    public char Symbol => Kind is CodeTokenKind.Symbol ? Source.Text[Start] : '\0';

    public bool IsOpening => Symbol is '(' or '[' or '{';

    public bool IsClosing => Symbol is ')' or ']' or '}';

    /// <summary>The last part of a name with dots: what is called, or what is assigned.</summary>
    public string LastName => LastPart.ToString();

    /// <summary>The same, to be looked at.</summary>
    public ReadOnlySpan<char> LastPart => Raw.Slice(Raw.LastIndexOfAny('.', ':') + 1);

    /// <summary>The part before the last: the object a method is called on. Empty where there is none.</summary>
    public ReadOnlySpan<char> Receiver
    {
        get
        {
            var owner = Raw.Slice(0, Raw.Length - LastPart.Length).TrimEnd(".:?".AsSpan());
            return owner.Slice(owner.LastIndexOfAny('.', ':') + 1);
        }
    }

    /// <summary>Whether it is a member of the object that the code is part of.</summary>
    public bool IsOfThis => Raw.StartsWith("this.".AsSpan()) || Raw.StartsWith("this?.".AsSpan());

    private ReadOnlySpan<char> Raw => Source.Text.AsSpan(Start, Length);

    public bool Is(char symbol) => Symbol == symbol;

    public bool IsName(string name) => Kind is CodeTokenKind.Name && Raw.SequenceEqual(name.AsSpan());

    public bool EndsInName(string name) => Kind is CodeTokenKind.Name && LastPart.SequenceEqual(name.AsSpan());

    /// <summary>Whether what stands behind it is the name of a function.</summary>
    public bool IsDefining => IsName("def") || IsName("function");

    /// <summary>Whether it may hold the address of something: one has a slash, a dot or a colon, or stands in a variable.</summary>
    public bool MayHoldAddress => Kind is not CodeTokenKind.Text || Raw.IndexOfAny("/.:{".AsSpan()) >= 0;

    /// <summary>Whether it is a key of this name in a dictionary or an object.</summary>
    public bool IsText(string content) => Kind is CodeTokenKind.Text && Raw.IndexOf(content.AsSpan()) >= 0 && Text == content;
}

/// <summary>What tokens were read from, and how it is written.</summary>
internal sealed record CodeSource(string Text, CodeSyntax Syntax);
