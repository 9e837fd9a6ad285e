using System.IO.Compression;
using System.Xml.Linq;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Packages;

public sealed class PackageContentsTests : IClassFixture<PackedFeed>
{
    [Fact]
    public void AnalyzersHoldTheRulesOnce_AndNothingOfAnyoneElse() => Assert.Equal(
        [
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/SciLlm.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/SciLlm.Analyzers.dll",
            "build/SciLlm.Analyzers.props",
            "build/SciLlm.Analyzers.targets",
            "buildTransitive/SciLlm.Analyzers.props",
            "buildTransitive/SciLlm.Analyzers.targets",
            "buildTransitive/presets/ci.globalconfig",
            "buildTransitive/presets/strict.globalconfig",
        ],
        Contents("SciLlm.Analyzers"));

    [Theory]
    [InlineData("SciLlm")]
    [InlineData("SciLlm.Testing")]
    public void LibraryHoldsItselfForEachFramework(string id) => Assert.Equal(
        [
            "LICENSE",
            "README.md",
            $"lib/net10.0/{id}.dll",
            $"lib/net10.0/{id}.xml",
            $"lib/net8.0/{id}.dll",
            $"lib/net8.0/{id}.xml",
        ],
        Contents(id));

    [Theory]
    [InlineData("SciLlm")]
    [InlineData("SciLlm.Testing")]
    public void LibraryHasSymbolsForEachFramework(string id) => Assert.Equal(
        [$"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb"],
        Contents(Path.ChangeExtension(PackedFeed.Package(id), "snupkg"), id));

    [Fact]
    public void ToolCarriesWhatItBringsIntoBuilds() => Assert.Equal(
        [
            "SciLlm.Injected.targets",
            "analyzers/dotnet/cs/SciLlm.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/SciLlm.Analyzers.dll",
            "buildTransitive/SciLlm.Analyzers.props",
            "buildTransitive/SciLlm.Analyzers.targets",
            "buildTransitive/presets/ci.globalconfig",
            "buildTransitive/presets/strict.globalconfig",
        ],
        Contents("SciLlm.Cli").Where(path => path.Contains("/guard/")).Select(path => path[(path.IndexOf("/guard/", StringComparison.Ordinal) + 7)..]));

    [Fact]
    public void FilesOfTheToolHaveDifferentNames_WhereCaseDoesNotCount() =>
        Assert.Equal(Contents("SciLlm.Cli").Count(), Contents("SciLlm.Cli").Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void AnalyzersDependOnNothing() => Assert.Empty(Dependencies("SciLlm.Analyzers"));

    [Fact]
    public void ClientBringsTheRulesAlong_AllOfThem_AtItsOwnVersion()
    {
        var rules = Dependencies("SciLlm").Where(dependency => (string?)dependency.Attribute("id") == "SciLlm.Analyzers").ToList();

        Assert.Equal(2, rules.Count);
        Assert.All(rules, dependency =>
        {
            Assert.Equal($"[{PackedFeed.Version}]", (string?)dependency.Attribute("version"));
            Assert.True((string?)dependency.Attribute("include") is null or "All");
            Assert.Null(dependency.Attribute("exclude"));
        });
    }

    [Theory]
    [InlineData("SciLlm")]
    [InlineData("SciLlm.Analyzers")]
    [InlineData("SciLlm.Testing")]
    [InlineData("SciLlm.Cli")]
    public void PackageSaysWhatItIsAndUnderWhichLicence(string id)
    {
        var metadata = Nuspec(id).Root!.Elements().Single();
        var values = metadata.Elements().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Equal("MIT", values["license"].Single());
        Assert.Equal("README.md", values["readme"].Single());
        Assert.NotEmpty(values["description"].Single());
        Assert.Superset(new HashSet<string> { "LICENSE", "README.md" }, Contents(id).ToHashSet());
        var repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(PackedFeed.Repository, (string?)repository.Attribute("url"));
        Assert.Matches("^[0-9a-f]{40}$", (string?)repository.Attribute("commit"));
    }

    private static IEnumerable<string> Contents(string id) => Contents(PackedFeed.Package(id), id);

    private static IEnumerable<string> Contents(string file, string id)
    {
        using var package = ZipFile.OpenRead(file);
        return
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(path => path != id + ".nuspec" && !path.StartsWith("_rels/", StringComparison.Ordinal)
                    && !path.StartsWith("package/", StringComparison.Ordinal) && path != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<XElement> Dependencies(string id) => Nuspec(id).Descendants().Where(element => element.Name.LocalName == "dependency");

    private static XDocument Nuspec(string id)
    {
        using var package = ZipFile.OpenRead(PackedFeed.Package(id));
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream);
    }
}
