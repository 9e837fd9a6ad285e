using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Preflight;

/// <summary>SCILLM401: lets the failure go on, with what failed, to whoever called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SwallowedPreflightCodeFix() : PavedPathCodeFix("SCILLM401")
{
    public const string Rethrow = nameof(Rethrow);
    public const string RemoveTry = nameof(RemoveTry);
    public const string ReturnDetails = nameof(ReturnDetails);

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Path.Client is not { } client)
            return [];
        IEnumerable<Rewritten?> repairs = site.Node switch
        {
            CatchClauseSyntax clause => [.. LettingOn.Of(clause, site), DetailsReturn.Of(clause, site, client)],
            IdentifierNameSyntax { Identifier.ValueText: "ContinueWith" } name => [Insisting.InsteadOf(name, site)],
            _ => [Insisting.Of(site.Node, site, client), DetailsReturn.Of(site.Node, site, client)],
        };
        return repairs.OfType<Rewritten>();
    }
}
