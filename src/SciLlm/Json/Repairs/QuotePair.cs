namespace SciLlm.Json.Repairs;

/// <summary>The quotes around a string.</summary>
/// <param name="Opening">The first.</param>
/// <param name="Closing">The one that ends the string.</param>
internal sealed record QuotePair(char Opening, char Closing)
{
    private static readonly QuotePair Straight = new('"', '"');
    private static readonly QuotePair Single = new('\'', '\'');

    /// <summary>The pair that a character opens; null when it opens none.</summary>
    public static QuotePair? Of(int character) => character switch
    {
        '"' => Straight,
        '\'' => Single,
        '\u201C' or '\u201D' => new((char)character, '\u201D'),
        '\u201E' => new('\u201E', '\u201C'),
        '\u2018' or '\u2019' => new((char)character, '\u2019'),
        _ => null,
    };

    /// <summary>
    /// Whether a character leaves it open where the string ends. Typographic quotes are put in by whoever changes all quotes, so a straight one
    /// between them may well be the end.
    /// </summary>
    public bool Excludes(int character) => Opening is not ('"' or '\'') && (character == '"' || character == Opening);
}
