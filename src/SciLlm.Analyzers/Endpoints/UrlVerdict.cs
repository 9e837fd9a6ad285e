namespace SciLlm.Analyzers.Endpoints;

/// <summary>What the URLs of a place decide by themselves.</summary>
internal static class UrlVerdict
{
    /// <summary>The verdict; null when the URLs leave it open.</summary>
    public static Verdict? Of(ImmutableArray<UrlMatch> matches, SyntaxNode at)
    {
        var endpoints = matches.RemoveAll(static match => match.Judgement != UrlJudgement.Endpoint);
        if (!endpoints.IsEmpty)
        {
            // One place may call several endpoints, by branch or by caller; the first in the order of kinds speaks for it.
            var best = endpoints.Min(static match => match.Kind);
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
