using SciLlm.EndToEnd.Tests.Consumers;
using SciLlm.EndToEnd.Tests.Documentation;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SciLlm.EndToEnd.Tests.Workbench.LongestFirst", "SciLlm.EndToEnd.Tests")]

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>Begins with the tests that take a minute, so that none of them is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(TourTests), nameof(NativeProgramTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(static collection => Long.Any(name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)));
}
