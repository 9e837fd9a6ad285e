namespace SciLlm.Analyzers.Governance;

/// <summary>The rules that an exception can be made from: all but those about exceptions.</summary>
internal static class ExceptedRules
{
    private const string CategoryPrefix = "SciLlm.";

    public static readonly ImmutableArray<DiagnosticDescriptor> All = Rules.All.Where(static rule => rule.Category != Rules.UnusedException.Category).ToImmutableArray();

    public static readonly ImmutableArray<string> Ids = All.Select(static rule => rule.Id).ToImmutableArray();

    /// <summary>Those that look at C#, and not at scripts.</summary>
    public static readonly ImmutableArray<string> OfSources = Ids.Remove(Rules.RawScriptCall.Id);

    /// <summary>The rules a name stands for: one by its id, or a family by its name. Empty where there is none.</summary>
    public static ImmutableArray<string> Named(string name) => All
        .Where(rule => Is(rule.Id, name) || Is(rule.Category, name) || Is(rule.Category, CategoryPrefix + name))
        .Select(static rule => rule.Id).ToImmutableArray();

    private static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
