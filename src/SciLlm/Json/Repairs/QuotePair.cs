namespace SciLlm.Json.Repairs;

/// <summary>The quotes around a string.</summary>
/// <param name="Opening">The first.</param>
/// <param name="Closing">The one that ends the string.</param>
internal sealed record QuotePair(char Opening, char Closing)
{
    private static readonly QuotePair[] All =
        [new('"', '"'), new('\'', '\''), new('\u201C', '\u201D'), new('\u201D', '\u201D'), new('\u201E', '\u201C'), new('\u2018', '\u2019'), new('\u2019', '\u2019')];

    /// <summary>The pair that a character opens; null when it opens none.</summary>
    public static QuotePair? Of(int character) => Array.Find(All, pair => pair.Opening == character);

    /// <summary>
    /// Whether a character leaves it open where the string ends. Typographic quotes are put in by whoever changes all quotes, so a straight one
    /// between them may well be the end.
    /// </summary>
    public bool Excludes(int character) => Opening is not ('"' or '\'') && (character == '"' || character == Opening);
}
