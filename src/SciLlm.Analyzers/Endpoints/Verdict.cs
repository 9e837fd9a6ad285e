namespace SciLlm.Analyzers.Endpoints;

internal enum Judgement
{
    /// <summary>No evidence and no contrary evidence.</summary>
    Unknown,

    LlmCall,

    /// <summary>Somebody else's service.</summary>
    OtherService,
}

/// <summary>The answer to "is this an LLM call?", with what it rests on.</summary>
/// <param name="Url">The URL found, as shown to people; null when other evidence decided.</param>
/// <param name="Sources">The syntax that spells the URL out.</param>
internal sealed record Verdict(Judgement Judgement, EndpointKind Kind, string? Url, ImmutableArray<SyntaxNode> Sources)
{
    public static readonly Verdict Unknown = new(Judgement.Unknown, EndpointKind.Unspecified, null, ImmutableArray<SyntaxNode>.Empty);

    public static readonly Verdict OtherService = Unknown with { Judgement = Judgement.OtherService };

    /// <summary>The credential or the payload says so; the URL is not spelled out.</summary>
    public static readonly Verdict LlmByContent = Unknown with { Judgement = Judgement.LlmCall };

    public bool IsLlmCall => Judgement == Judgement.LlmCall;

    /// <summary>An LLM call to any one of these endpoints, all of one kind.</summary>
    public static Verdict AtOneOf(ImmutableArray<UrlMatch> matches)
    {
        var whole = matches.RemoveAll(static match => !UrlText.IsAbsolute(match.Url));
        var urls = (whole.IsEmpty ? matches.RemoveRange(1, matches.Length - 1) : whole).Select(static match => UrlText.Shown(match.Url.Display)).Distinct().ToList();
        // A base address says less than what is called below it.
        var shown = urls.Where(url => !urls.Exists(longer => longer.Length > url.Length && longer.StartsWith(url, StringComparison.Ordinal))).ToList();
        return new(
            Judgement.LlmCall, matches[0].Kind,
            shown switch
            {
                [var only] => only,
                [var first, var second] => $"one of {first}, {second}",
                _ => $"one of {shown[0]}, {shown[1]} and {shown.Count - 2} more",
            },
            matches.SelectMany(static match => match.Url.Sources).Distinct().ToImmutableArray());
    }

    /// <summary>The places outside a node that made it an LLM call, for the diagnostic's additional locations.</summary>
    public IEnumerable<Location> EvidenceOutside(SyntaxNode node) =>
        Sources.Where(source => source.SyntaxTree != node.SyntaxTree || !node.Span.Contains(source.Span))
            .Select(static source => source.GetLocation()).Distinct();
}
