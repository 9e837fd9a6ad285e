namespace SciLlm.Analyzers.Endpoints;

/// <summary>What a URL alone says about who is called.</summary>
internal enum UrlJudgement
{
    /// <summary>The code does not spell out enough of it.</summary>
    Unknown,

    /// <summary>An LLM endpoint.</summary>
    Endpoint,

    /// <summary>A path that LLM endpoints share with others, on a host the code does not name.</summary>
    Shared,

    /// <summary>A relative path that is no LLM endpoint, on a host the code does not name.</summary>
    OtherPath,

    /// <summary>Somebody else's service.</summary>
    OtherService,
}

internal readonly record struct UrlMatch(UrlJudgement Judgement, EndpointKind Kind, FoldedText Url)
{
    public static UrlMatch Unknown(FoldedText url) => new(UrlJudgement.Unknown, EndpointKind.Unspecified, url);

    public static UrlMatch Endpoint(FoldedText url, EndpointKind kind) => new(UrlJudgement.Endpoint, kind, url);

    public static UrlMatch Shared(FoldedText url, EndpointKind kind) => new(UrlJudgement.Shared, kind, url);

    public static UrlMatch OtherPath(FoldedText url) => new(UrlJudgement.OtherPath, EndpointKind.Unspecified, url);

    public static UrlMatch OtherService(FoldedText url) => new(UrlJudgement.OtherService, EndpointKind.Unspecified, url);
}
