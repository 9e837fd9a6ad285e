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
    /// <remarks>Fixes are for C#. To look for one of scripts would load the compiler's workspaces, which takes as long as looking through a small tree.</remarks>
    public static bool CanFix(string id) => id != Rules.RawScriptCall.Id && Fixable.Value.Contains(id);

    public static string Family(DiagnosticDescriptor rule) => rule.Category.Replace("SciLlm.", "", StringComparison.Ordinal);

    /// <summary>Finds a rule by its ID in any case, or by its number alone; or all rules of a family by its name.</summary>
    /// <exception cref="CommandFailedException">There is no such rule or family.</exception>
    public static IReadOnlyList<DiagnosticDescriptor> FindAll(string name)
    {
        var id = name.All(char.IsAsciiDigit) ? "SCILLM" + name : name;
        List<DiagnosticDescriptor> found =
            [.. All.Where(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || Family(rule).Equals(name, StringComparison.OrdinalIgnoreCase))];
        return found.Count > 0
            ? found
            : throw new CommandFailedException($"There is no rule or family '{name}'.{Nearest(name)} 'scillm rules' lists them all.");
    }

    /// <summary>The rule with the next number, or the family that begins alike.</summary>
    private static string Nearest(string name)
    {
        if (int.TryParse(string.Concat(name.Where(char.IsAsciiDigit)), out var number))
            return $" Did you mean {All.MinBy(rule => Math.Abs((long)number - int.Parse(rule.Id["SCILLM".Length..])))!.Id}?";
        var family = All.Select(Family).Distinct().FirstOrDefault(family => name.Length > 2 && family.StartsWith(name[..3], StringComparison.OrdinalIgnoreCase));
        return family is null ? "" : $" Did you mean {family}?";
    }

    // Offers that have no fix-all are for a person to take, one at a time.
    private static FrozenSet<string> FindFixable() =>
        Assembly.Load("SciLlm.Analyzers.CodeFixes").GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Where(provider => provider.GetFixAllProvider() is not null)
            .SelectMany(provider => provider.FixableDiagnosticIds)
            .ToFrozenSet(StringComparer.Ordinal);
}
