using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The reference assemblies of the running framework: its targeting pack, or else its implementation assemblies.</summary>
internal static class InstalledFramework
{
    public static ImmutableArray<MetadataReference> References { get; } =
        [.. (TargetingPack() ?? ImplementationAssemblies()).Order(StringComparer.Ordinal).Select(ReferenceCache.FromFile)];

    private static string RuntimeDirectory => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static string[]? TargetingPack()
    {
        // <root>/shared/Microsoft.NETCore.App/10.0.0 → <root>/packs/Microsoft.NETCore.App.Ref/10.0.0/ref/net10.0
        var root = Path.GetFullPath(Path.Combine(RuntimeDirectory, "..", "..", ".."));
        var packs = new DirectoryInfo(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"));
        var newest = packs.Exists
            ? packs.GetDirectories().MaxBy(pack => Version.TryParse(pack.Name, out var version) ? version : new Version())
            : null;
        var assemblies = newest?.GetFiles("*.dll", SearchOption.AllDirectories)
            .Where(file => file.Directory?.Parent?.Name == "ref")
            .Select(file => file.FullName)
            .ToArray();
        return assemblies is { Length: > 0 } ? assemblies : null;
    }

    private static IEnumerable<string> ImplementationAssemblies() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator)
        .Where(path => Path.GetDirectoryName(path) == RuntimeDirectory);
}
