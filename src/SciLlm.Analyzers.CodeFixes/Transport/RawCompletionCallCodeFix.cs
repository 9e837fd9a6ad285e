using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>SCILLM201: asks the client for the completion instead, or at least sends the payload through it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RawCompletionCallCodeFix() : PavedPathCodeFix("SCILLM201")
{
    /// <summary>Payload and reading side become a <c>CompletionRequest</c> and its <c>Completion</c>.</summary>
    public const string ConvertToCompleteAsync = "SciLlm.ConvertToCompleteAsync";

    /// <summary>The payload goes through <c>PostChatCompletionsAsync</c>; the code after the call stays.</summary>
    public const string SendThroughSciLlm = "SciLlm.SendThroughSciLlm";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (site.Path.Client is null || SendCall.At(site) is not { IsPortable: true } send)
            yield break;
        if ((Convert(site, send) ?? Convert(JsonTextPayload.AsObject(site, send))) is { } converted)
            yield return converted;
        if (CallRewrite.Try(site, send, SendThroughClient.TryRewrite, SendThroughClient.Title(send), SendThroughSciLlm) is { } sent)
            yield return sent;
    }

    private static Rewritten? Convert(FixSite? site) => site is not null && SendCall.At(site) is { } send ? Convert(site, send) : null;

    private static Rewritten? Convert(FixSite site, SendCall send) =>
        CallRewrite.Try(site, send, Conversion.TryRewrite, "Convert to CompleteAsync", ConvertToCompleteAsync);
}
