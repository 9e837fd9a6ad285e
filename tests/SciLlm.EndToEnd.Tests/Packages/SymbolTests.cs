using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Packages;

/// <summary>What a debugger, and whoever builds the sources again, needs to know of an assembly.</summary>
public sealed class SymbolTests : IClassFixture<PackedFeed>
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string, string, string?> Assemblies => new()
    {
        { "SciLlm", "lib/net10.0/SciLlm.dll", "lib/net10.0/SciLlm.pdb" },
        { "SciLlm", "lib/net8.0/SciLlm.dll", "lib/net8.0/SciLlm.pdb" },
        { "SciLlm.Testing", "lib/net10.0/SciLlm.Testing.dll", "lib/net10.0/SciLlm.Testing.pdb" },
        { "SciLlm.Testing", "lib/net8.0/SciLlm.Testing.dll", "lib/net8.0/SciLlm.Testing.pdb" },
        { "SciLlm.Analyzers", "analyzers/dotnet/cs/SciLlm.Analyzers.dll", null },
        { "SciLlm.Analyzers", "analyzers/dotnet/cs/SciLlm.Analyzers.CodeFixes.dll", null },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void AssemblyLeadsToItsSources_AndDependsOnNoFolder(string id, string assembly, string? symbols)
    {
        using var image = new PEReader(Entry(PackedFeed.Package(id), assembly));
        var debug = image.ReadDebugDirectory();
        Assert.Contains(debug, entry => entry.Type == DebugDirectoryEntryType.Reproducible);

        using var pdb = symbols is null
            ? image.ReadEmbeddedPortablePdbDebugDirectoryData(debug.Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb))
            : MetadataReaderProvider.FromPortablePdbStream(Entry(Path.ChangeExtension(PackedFeed.Package(id), "snupkg"), symbols));
        var reader = pdb.GetMetadataReader();
        var documents = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToList();
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));

        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(information => reader.GetGuid(information.Kind) == SourceLink);
        var (from, to) = JsonDocument.Parse(reader.GetBlobBytes(link.Value)).RootElement.GetProperty("documents").EnumerateObject()
            .Select(map => (map.Name, map.Value.GetString())).Single();
        Assert.Equal("/_/*", from);
        Assert.Matches(@"^https://raw\.githubusercontent\.com/example/scillm/[0-9a-f]{40}/\*$", to);
    }

    private static MemoryStream Entry(string package, string path)
    {
        using var archive = ZipFile.OpenRead(package);
        using var entry = archive.GetEntry(path)!.Open();
        var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
