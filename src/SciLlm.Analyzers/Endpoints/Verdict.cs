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

    public static Verdict At(UrlMatch match) => new(Judgement.LlmCall, match.Kind, match.Url.Display, match.Url.Sources);

    /// <summary>The places outside a node that made it an LLM call, for the diagnostic's additional locations.</summary>
    public IEnumerable<Location> EvidenceOutside(SyntaxNode node) =>
        Sources.Where(source => source.SyntaxTree != node.SyntaxTree || !node.Span.Contains(source.Span))
            .Select(static source => source.GetLocation()).Distinct();
}
