using Microsoft.CodeAnalysis;

namespace SciLlm.Cli.Checking.Sources;

/// <summary>What sources are compiled against when nothing is restored: the frameworks that this process runs on, and the client.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } = [.. Files().Select(static file => MetadataReference.CreateFromFile(file))];

    /// <summary>For projects that reference the package SciLlm, which may not be restored.</summary>
    public static IReadOnlyList<MetadataReference> Client { get; } =
    [
        MetadataReference.CreateFromFile(typeof(SciLlmClient).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.AI.ChatMessage).Assembly.Location),
    ];

    private static IEnumerable<string> Files()
    {
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var web = core.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal);
        return new[] { core, web }.Where(Directory.Exists).SelectMany(static folder => Directory.EnumerateFiles(folder, "*.dll")).Where(IsFramework).DistinctBy(Path.GetFileName);
    }

    // Beside them lie libraries of machine code, which no compiler can read.
    private static bool IsFramework(string file) => Path.GetFileName(file) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll")
        && !name.Contains(".Native.", StringComparison.Ordinal);
}
