using System.Reflection;

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>
/// The four packages, packed once from a copy of the sources, with a version that nobody has seen before: neither NuGet's cache nor the
/// repository's own outputs can stand in for them.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] Projects = ["SciLlm", "SciLlm.Analyzers", "SciLlm.Testing", "SciLlm.Cli"];
    private readonly DirectoryInfo _workbench = Directory.CreateTempSubdirectory("scillm-e2e-");
    private int _folders;

    public static string RepositoryRoot { get; } =
        typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    public string Version { get; } = $"0.1.0-e2e.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>The folder that restores find the packages in.</summary>
    public string Packages => Path.Combine(_workbench.FullName, "feed");

    /// <summary>The installed tool.</summary>
    public string Tool => Path.Combine(_workbench.FullName, "tool", "scillm");

    public string Package(string id) => Path.Combine(Packages, $"{id}.{Version}.nupkg");

    /// <summary>A new folder outside the repository.</summary>
    public string NewFolder() => _workbench.CreateSubdirectory($"work{Interlocked.Increment(ref _folders)}").FullName;

    public async Task InitializeAsync()
    {
        var sources = CopySources();
        var pack = Path.Combine(sources, "pack.proj");
        await File.WriteAllTextAsync(pack, $"""
            <Project>
              <ItemGroup><Packed Include="{string.Join(';', Projects.Select(name => $"src/{name}/{name}.csproj"))}" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Packed)" Targets="Restore" Properties="MSBuildRestoreSessionId=1" /></Target>
              <Target Name="Pack"><MSBuild Projects="@(Packed)" Targets="Pack" BuildInParallel="true" /></Target>
            </Project>
            """);
        string[] properties = ["-p:Configuration=Release", $"-p:Version={Version}", $"-p:PackageOutputPath={Packages}"];
        var packed = await CommandLine.RunAsync(sources, "dotnet", ["msbuild", pack, "-restore", "-t:Pack", "-nologo", "-v:q", "-warnAsError", .. properties]);
        packed.ShouldSucceed();
        Assert.Empty(packed.Output.Trim());

        var install = await CommandLine.RunAsync(
            _workbench.FullName,
            "dotnet",
            ["tool", "install", "SciLlm.Cli", "--tool-path", Path.GetDirectoryName(Tool)!, "--version", Version, "--source", Packages]);
        install.ShouldSucceed();
    }

    public Task DisposeAsync()
    {
        _workbench.Delete(recursive: true);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var name in Projects)
        {
            var restored = Path.Combine(cache, name.ToLowerInvariant(), Version);
            if (Directory.Exists(restored))
                Directory.Delete(restored, recursive: true);
        }
        return Task.CompletedTask;
    }

    private string CopySources()
    {
        var root = RepositoryRoot;
        var copy = _workbench.CreateSubdirectory("sources").FullName;
        foreach (var file in Directory.EnumerateFiles(root))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src"), "*", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
            if (parts[2] is "bin" or "obj")
                continue;
            var target = Path.Combine([copy, .. parts]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }
}

/// <summary>One feed for all tests that need one; they take turns, since each of them keeps the machine busy with builds.</summary>
[CollectionDefinition(Name)]
public sealed class PackedFeedTests : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed feed";
}
