using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The framework a test compiles against. The real library downloads each one; here every name stands for the reference
/// assemblies installed beside the running framework, so that tests need no network.
/// </summary>
public sealed class ReferenceAssemblies(string targetFramework)
{
    /// <summary>What a test uses that names none.</summary>
    public static ReferenceAssemblies Default => Net.Net80;

    /// <summary>The framework's name, such as <c>net8.0</c>.</summary>
    public string TargetFramework { get; } = targetFramework;

    /// <summary>The references to compile against.</summary>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(InstalledFramework.References);
    }

    /// <summary>The .NET frameworks.</summary>
    public static class Net
    {
        /// <summary>.NET 8.</summary>
        public static ReferenceAssemblies Net80 { get; } = new("net8.0");

        /// <summary>.NET 9.</summary>
        public static ReferenceAssemblies Net90 { get; } = new("net9.0");

        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = new("net10.0");
    }
}
