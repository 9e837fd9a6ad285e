using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Proofs;

namespace SciLlm.Analyzers.CodeFixes.Proofs;

/// <summary>SCILLM703: moves a setting to the call's options, where every item of the call has it and has it alike.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SolverSettingOnItemCodeFix() : PavedPathCodeFix("SCILLM703")
{
    public const string MoveToOptions = nameof(MoveToOptions);

    private protected override IEnumerable<Rewritten> Rewrites(FixSite site)
    {
        if (SolverSetting.Of(site.Node) is not { Item: { } item } setting
            || ProofSymbols.From(site.Model.Compilation) is not { } proofs
            || ProofCallSite.Of(item, site, proofs) is not { } call
            || call.SettingsLike(setting) is not { } settings
            || ValueText(setting) is not { } value)
            return [];

        var rewrite = new Rewrite(site);
        var names = new TypeNames(site.Model, item.SpanStart, alwaysInFull: false);
        foreach (var each in settings)
            InitializerElements.Remove(rewrite, each.Entry);
        if (!call.SetOption(setting.Property, value, rewrite, names))
            return [];
        return rewrite.Finish($"Move '{setting.Name}' to ProofOptions.{setting.Property}", MoveToOptions, names) is { } rewritten ? [rewritten] : [];
    }

    /// <summary>A JSON array of flags as an array of them; any other value as it stands.</summary>
    private static string? ValueText(SolverSetting setting) => setting.Property != "Flags" ? setting.Value.ToString() : setting.Value.Unwrap() switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: [_, ..] flags } => $"new[] {{ {flags} }}",
        BaseObjectCreationExpressionSyntax { Initializer.Expressions: [_, ..] flags } => $"new[] {{ {flags} }}",
        _ => null,
    };
}
