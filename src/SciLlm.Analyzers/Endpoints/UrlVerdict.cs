namespace SciLlm.Analyzers.Endpoints;

/// <summary>What the URLs of a place decide by themselves.</summary>
internal static class UrlVerdict
{
    /// <summary>The verdict; null when the URLs leave it open.</summary>
    /// <param name="matches">What each of the URLs says.</param>
    /// <param name="at">The place that has to do with them.</param>
    /// <param name="fetches">Whether nothing is sent there, and something only fetched.</param>
    public static Verdict? Of(ImmutableArray<UrlMatch> matches, SyntaxNode at, bool fetches = false)
    {
        var endpoints = matches.RemoveAll(static match => match.Judgement != UrlJudgement.Endpoint);
        if (!endpoints.IsEmpty)
        {
            // One place may call several endpoints, by branch or by caller; the first in the order of kinds speaks for it.
            // Base + (path ?? "") fetches the models where a caller says so: at the bare host there is nothing to fetch.
            var best = fetches && endpoints.Any(static match => match.Kind == EndpointKind.Models) ? EndpointKind.Models : endpoints.Min(static match => match.Kind);
            return Verdict.AtOneOf(endpoints.RemoveAll(match => match.Kind != best));
        }

        if (matches.FirstOrDefault(static match => match.Judgement == UrlJudgement.Shared) is { Judgement: UrlJudgement.Shared } shared
            && at.FirstAncestorOrSelf<TypeDeclarationSyntax>() is SyntaxNode type && ChatTraits.Of(type) is { Converses: true } or { NamesVendor: true })
            return Verdict.AtOneOf(ImmutableArray.Create(shared));
        // Where some of the URLs stay unknown, the rest is no contrary evidence: other evidence may still speak for those.
        return matches.Any(static match => match.Judgement is UrlJudgement.OtherService or UrlJudgement.Shared)
            && !matches.Any(static match => match.Judgement == UrlJudgement.Unknown)
            ? Verdict.OtherService
            : null;
    }
}
