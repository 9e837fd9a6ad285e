using System.Reflection;

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>
/// The four packages, packed once a run from a copy of the sources, with a version that nobody has seen before: neither NuGet's cache nor the
/// repository's own outputs can stand in for them. A class of tests that wants them has this as its fixture.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>Where the copy says that it comes from.</summary>
    public const string Repository = "https://github.com/example/scillm";

    private static readonly string[] Projects = ["SciLlm", "SciLlm.Analyzers", "SciLlm.Testing", "SciLlm.Cli"];
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("scillm-e2e-");
    private static readonly Lazy<Task> Packed = new(PackAsync);
    private static int s_folders;

    public static string RepositoryRoot { get; } =
        typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    public static string Version { get; } = $"0.1.0-e2e.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>The folder that restores find the packages in.</summary>
    public static string Packages => Path.Combine(Folder.FullName, "feed");

    /// <summary>The sources they were built from.</summary>
    public static string Sources => Path.Combine(Folder.FullName, "sources");

    /// <summary>The installed tool.</summary>
    public static string Tool => Path.Combine(Folder.FullName, "tool", "scillm");

    public static string Package(string id) => Path.Combine(Packages, $"{id}.{Version}.nupkg");

    /// <summary>A new folder outside the repository.</summary>
    public static string NewFolder() => Folder.CreateSubdirectory($"work{Interlocked.Increment(ref s_folders)}").FullName;

    /// <summary>Packs and installs, unless somebody has.</summary>
    internal static Task ReadyAsync() => Packed.Value;

    public Task InitializeAsync() => ReadyAsync();

    // Other classes go on with it; FeedFramework deletes it when the run ends.
    public Task DisposeAsync() => Task.CompletedTask;

    internal static void Delete()
    {
        Folder.Delete(recursive: true);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var name in Projects)
        {
            var restored = Path.Combine(cache, name.ToLowerInvariant(), Version);
            if (Directory.Exists(restored))
                Directory.Delete(restored, recursive: true);
        }
    }

    private static async Task PackAsync()
    {
        CopySources();
        var pack = Path.Combine(Sources, "pack.proj");
        await File.WriteAllTextAsync(pack, $"""
            <Project>
              <ItemGroup><Packed Include="{string.Join(';', Projects.Select(name => $"src/{name}/{name}.csproj"))}" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Packed)" Targets="Restore" Properties="MSBuildRestoreSessionId=1" /></Target>
              <Target Name="Pack"><MSBuild Projects="@(Packed)" Targets="Pack" BuildInParallel="true" /></Target>
            </Project>
            """);
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "packed"], ["remote", "add", "origin", Repository]])
            (await CommandLine.RunAsync(Sources, "git", arguments)).ShouldSucceed();
        // As a pipeline does that publishes them.
        string[] properties = ["-p:Configuration=Release", "-p:ContinuousIntegrationBuild=true", $"-p:Version={Version}", $"-p:PackageOutputPath={Packages}"];
        var packed = await CommandLine.RunAsync(Sources, "dotnet", ["msbuild", pack, "-restore", "-t:Pack", "-m", "-nologo", "-v:q", "-warnAsError", .. properties]);
        packed.ShouldSucceed();
        Assert.Empty(packed.Output.Trim());

        var install = await CommandLine.RunAsync(
            Folder.FullName,
            "dotnet",
            ["tool", "install", "SciLlm.Cli", "--tool-path", Path.GetDirectoryName(Tool)!, "--version", Version, "--source", Packages]);
        install.ShouldSucceed();
    }

    private static void CopySources()
    {
        Directory.CreateDirectory(Sources);
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot))
            File.Copy(file, Path.Combine(Sources, Path.GetFileName(file)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "src"), "*", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(RepositoryRoot, file).Split(Path.DirectorySeparatorChar);
            if (parts[2] is "bin" or "obj")
                continue;
            var target = Path.Combine([Sources, .. parts]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
