using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>SCILLM202: asks the client for the models instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RawModelListCodeFix() : PavedPathCodeFix("SCILLM202")
{
    /// <summary>The call becomes <c>ListModelsAsync</c>, and what was read of the JSON is read of its <c>ModelList</c>.</summary>
    public const string ConvertToListModelsAsync = "SciLlm.ConvertToListModelsAsync";

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site) =>
        site.Path.Client is not null && SendCall.At(site) is { } send
        && CallRewrite.Try(site, send, ModelListConversion.TryRewrite, "Convert to ListModelsAsync", ConvertToListModelsAsync) is { } converted
            ? [converted]
            : [];
}
