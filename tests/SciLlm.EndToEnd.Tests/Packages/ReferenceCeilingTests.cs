using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Packages;

/// <summary>An analyzer that asks for more than the oldest supported compiler has is not loaded by it, and nobody is guarded.</summary>
public sealed class ReferenceCeilingTests : IClassFixture<PackedFeed>
{
    // What Roslyn 4.8 (Visual Studio 2022 17.8, .NET SDK 8.0.100) has loaded.
    private static readonly Dictionary<string, Version> Ceiling = new()
    {
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        // Fixes need not be [Shared]; the attribute would bring in a System.Composition newer than this.
        ["System.Composition.AttributedModel"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["netstandard"] = new(2, 0, 0, 0),
    };

    [Theory]
    [InlineData("SciLlm.Analyzers")]
    [InlineData("SciLlm.Analyzers.CodeFixes")]
    public void AssemblyReferencesNothingTheOldestCompilerLacks(string name)
    {
        using var package = ZipFile.OpenRead(PackedFeed.Package("SciLlm.Analyzers"));
        using var stream = new MemoryStream();
        using (var entry = package.GetEntry($"analyzers/dotnet/cs/{name}.dll")!.Open())
            entry.CopyTo(stream);
        stream.Position = 0;
        using var assembly = new PEReader(stream);
        var metadata = assembly.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => (Name: metadata.GetString(reference.Name), reference.Version))
            .Where(reference => reference.Name != "SciLlm.Analyzers")
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            Assert.Contains(reference.Name, Ceiling.Keys);
            Assert.True(reference.Version <= Ceiling[reference.Name], $"{reference.Name} {reference.Version} is newer than {Ceiling[reference.Name]}");
        });
    }
}
