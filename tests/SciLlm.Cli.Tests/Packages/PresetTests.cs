using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SciLlm.Cli.Catalogue;

namespace SciLlm.Cli.Tests.Packages;

/// <summary>What the package's MSBuild files say about the rules is what the descriptors say.</summary>
public sealed partial class PresetTests
{
    private static readonly string[] WarningsWhenStrict = ["SCILLM102", "SCILLM205", "SCILLM404"];
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "guard", "buildTransitive");

    [Fact]
    public void CiRaisesEveryWarning_AndNothingElse() => Assert.Equal(Expected(raised: []), Settings("ci"));

    [Fact]
    public void StrictRaisesTheStrictWarningsToo() => Assert.Equal(Expected(WarningsWhenStrict), Settings("strict"));

    [Theory]
    [InlineData("ci")]
    [InlineData("strict")]
    public void PresetGivesWayToTheProject(string preset)
    {
        var lines = File.ReadAllLines(Path.Combine(Files, "presets", preset + ".globalconfig"));

        Assert.Contains("is_global = true", lines);
        Assert.Contains("global_level = -100", lines);
    }

    [Fact]
    public void WarnNamesEveryRule()
    {
        var targets = File.ReadAllText(Path.Combine(Files, "SciLlm.Analyzers.targets"));
        var named = WarningsNotAsErrors().Match(targets).Groups["ids"].Value.Split(';');

        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), named);
    }

    [Fact]
    public void OldestCompilerIsTheOneTheAnalyzersAreBuiltOn()
    {
        var targets = File.ReadAllText(Path.Combine(Files, "SciLlm.Analyzers.targets"));
        var roslyn = typeof(Analyzers.PavedPathAnalyzer).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis").Version!;

        Assert.Contains($"<_SciLlmOldestCompiler>{roslyn.ToString(2)}</_SciLlmOldestCompiler>", targets);
    }

    // A family with a warning is raised as a whole; whatever must not be raised with it has a line of its own.
    private static IEnumerable<string> Expected(string[] raised)
    {
        bool IsRaised(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Warning || raised.Contains(rule.Id);
        var families = RuleCatalogue.All.GroupBy(rule => rule.Category).Where(family => family.Any(IsRaised)).ToList();
        return families.Select(family => $"dotnet_analyzer_diagnostic.category-{family.Key}.severity = error")
            .Concat(
                from rule in families.SelectMany(family => family)
                where !IsRaised(rule)
                orderby rule.Id
                select $"dotnet_diagnostic.{rule.Id}.severity = {(rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : "silent")}");
    }

    private static IEnumerable<string> Settings(string preset) =>
        File.ReadLines(Path.Combine(Files, "presets", preset + ".globalconfig")).Where(line => line.StartsWith("dotnet_", StringComparison.Ordinal));

    [GeneratedRegex(@"<WarningsNotAsErrors>\$\(WarningsNotAsErrors\);(?<ids>[^<]*)</WarningsNotAsErrors>")]
    private static partial Regex WarningsNotAsErrors();
}
