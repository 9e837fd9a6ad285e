namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>
/// One reading of a string expression: the text the code spells out, with <see cref="Hole"/> standing for
/// every part it does not, and the syntax that spelled it.
/// </summary>
internal sealed record FoldedText(string Text, ImmutableArray<SyntaxNode> Sources)
{
    public const char Hole = '\uFFFC';

    /// <summary>What one expression may fold to is bounded; code with more readings than this decides nothing by URL.</summary>
    public const int MaxReadings = 16;

    private const int MaxLength = 2048;

    public static readonly FoldedText Unknown = new(Hole.ToString(), ImmutableArray<SyntaxNode>.Empty);

    public static readonly ImmutableArray<FoldedText> UnknownOnly = ImmutableArray.Create(Unknown);

    public bool IsUnknown => Text.Trim(Hole).Length == 0;

    /// <summary>The text as shown to people, holes as an ellipsis.</summary>
    public string Display => Text.Replace(Hole, '…');

    public bool Equals(FoldedText? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode();

    public static ImmutableArray<FoldedText> Of(string text, SyntaxNode source) => ImmutableArray.Create(new FoldedText(text, ImmutableArray.Create(source)));

    public FoldedText Append(FoldedText next)
    {
        if (Text.Length + next.Text.Length > MaxLength)
            return this;
        var doubledHole = Text.Length > 0 && Text[Text.Length - 1] == Hole && next.Text.Length > 0 && next.Text[0] == Hole;
        return new(Text + (doubledHole ? next.Text.Substring(1) : next.Text), Sources.AddRange(next.Sources));
    }

    /// <summary>Joins two pieces as a URL does: exactly one slash between them.</summary>
    public FoldedText AppendPath(FoldedText path)
    {
        if (Text.Length == 0)
            return path;
        if (path.Text.Length == 0)
            return this;
        var left = this with { Text = Text.TrimEnd('/') + "/" };
        return left.Append(path with { Text = path.Text.TrimStart('/') });
    }

    public static ImmutableArray<FoldedText> Combine(
        ImmutableArray<FoldedText> first, ImmutableArray<FoldedText> second, Func<FoldedText, FoldedText, FoldedText> join) =>
        first.SelectMany(left => second.Select(right => join(left, right))).Distinct().Take(MaxReadings).ToImmutableArray();

    public static ImmutableArray<FoldedText> Concat(ImmutableArray<FoldedText> first, ImmutableArray<FoldedText> second) =>
        first is [var left] && second is [var right]
            ? ImmutableArray.Create(left.Append(right))
            : Combine(first, second, static (left, right) => left.Append(right));

    public static ImmutableArray<FoldedText> Union(ImmutableArray<FoldedText> first, ImmutableArray<FoldedText> second) =>
        first.IsEmpty ? second : first.Concat(second).Distinct().Take(MaxReadings).ToImmutableArray();

    /// <summary>A default says what an unknown value usually is: the default's readings replace the unknown.</summary>
    public static ImmutableArray<FoldedText> OrDefault(ImmutableArray<FoldedText> value, ImmutableArray<FoldedText> fallback)
    {
        var known = value.RemoveAll(static reading => reading.IsUnknown);
        return known.IsEmpty ? fallback : Union(known, fallback);
    }
}
