namespace SciLlm.Analyzers.Governance;

/// <summary>The rules that an exception can be made from: all but those about exceptions.</summary>
internal static class ExceptedRules
{
    public const string GovernanceCategory = "SciLlm.Governance";

    public static readonly ImmutableArray<string> Ids = Rules.All.Where(CanBeExcepted).Select(static rule => rule.Id).ToImmutableArray();

    /// <summary>The rules a name stands for: one by its id, or a family by its name. Empty where there is none.</summary>
    public static ImmutableArray<string> Named(string name) => Rules.All
        .Where(rule => CanBeExcepted(rule) && (Is(rule.Id, name) || Is(rule.Category, name) || Is(rule.Category, "SciLlm." + name)))
        .Select(static rule => rule.Id).ToImmutableArray();

    private static bool CanBeExcepted(DiagnosticDescriptor rule) => rule.Category != GovernanceCategory;

    private static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
