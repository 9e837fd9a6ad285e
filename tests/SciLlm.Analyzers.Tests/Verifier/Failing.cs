using Microsoft.CodeAnalysis.Testing;

namespace SciLlm.Analyzers.Tests.Verifier;

internal static class Failing
{
    /// <summary>The message of a test that must fail.</summary>
    public static async Task<string> MessageOfAsync(AnalyzerTest<DefaultVerifier> test) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync())).Message;
}
