using System.Reflection;
using PublicApiGenerator;

namespace SciLlm.Tests.Packages;

/// <summary>What others compile against changes only where somebody has read the change: each library's members stand in its PublicApi.txt.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = [typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute).FullName!],
    };

    public static TheoryData<string> Libraries => ["SciLlm", "SciLlm.Testing"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicApiIsTheOneThatWasAccepted(string library) => ApprovedFile.ShouldSay(
        $"src/{library}/PublicApi.txt",
        Assembly.Load(library).GeneratePublicApi(Options) + "\n",
        "dotnet test tests/SciLlm.Tests --filter PublicApi");
}
