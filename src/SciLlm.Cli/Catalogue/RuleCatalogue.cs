using System.Collections.Frozen;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SciLlm.Analyzers;

namespace SciLlm.Cli.Catalogue;

/// <summary>The rules this scillm carries, read from the descriptors and the fixes themselves.</summary>
internal static class RuleCatalogue
{
    private static readonly Lazy<FrozenSet<string>> Fixable = new(FindFixable);

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. Rules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Whether some fix can be applied to all violations of a rule at once, which is what <c>scillm fix</c> does.</summary>
    public static bool CanFix(string id) => Fixable.Value.Contains(id);

    public static string Family(DiagnosticDescriptor rule) => rule.Category.Replace("SciLlm.", "", StringComparison.Ordinal);

    /// <summary>Finds a rule by its ID in any case, or by its number alone.</summary>
    /// <exception cref="CommandFailedException">There is no such rule.</exception>
    public static DiagnosticDescriptor Find(string id)
    {
        var wanted = id.All(char.IsAsciiDigit) ? "SCILLM" + id : id;
        return All.FirstOrDefault(rule => rule.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandFailedException($"There is no rule '{id}'.{Nearest(id)} 'scillm rules' lists them all.");
    }

    private static string Nearest(string id) =>
        int.TryParse(string.Concat(id.Where(char.IsAsciiDigit)), out var number) && All.Count > 0
            ? $" Did you mean {All.MinBy(rule => Math.Abs((long)number - int.Parse(rule.Id["SCILLM".Length..])))!.Id}?"
            : "";

    // Offers that have no fix-all are for a person to take, one at a time.
    private static FrozenSet<string> FindFixable() =>
        Assembly.Load("SciLlm.Analyzers.CodeFixes").GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Where(provider => provider.GetFixAllProvider() is not null)
            .SelectMany(provider => provider.FixableDiagnosticIds)
            .ToFrozenSet(StringComparer.Ordinal);
}
