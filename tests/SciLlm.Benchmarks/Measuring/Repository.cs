using System.Reflection;

namespace SciLlm.Benchmarks.Measuring;

/// <summary>The sources this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;
}
