using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>SCILLM101: takes a hand-set authentication header away; on a SciLlm request its value becomes <c>ApiKey</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class HandSetHeaderCodeFix() : PavedPathCodeFix("SCILLM101")
{
    public const string MoveToApiKey = "SciLlm.MoveToApiKey";
    public const string RemoveHeader = "SciLlm.RemoveHeader";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (HeaderRemoval.HeaderAt(site) is not { } header)
            yield break;
        // Where the key can move, taking the header away would only lose it.
        if (header.Owner == HeaderOwner.CompletionRequest && Move(new Rewrite(site), header) is { } moved)
            yield return moved;
        else if (HeaderRemoval.Of(site, header) is { } removed)
            yield return removed;
    }

    private static Rewritten? Move(Rewrite rewrite, HeaderSetting header) =>
        ApiKeyMove.TryMove(rewrite, header) ? rewrite.Finish("Move the key to ApiKey", MoveToApiKey) : null;
}
