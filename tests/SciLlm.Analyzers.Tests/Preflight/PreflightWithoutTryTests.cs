using SciLlm.Analyzers.CodeFixes.Preflight;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Preflight.SwallowedPreflightAnalyzer, SciLlm.Analyzers.CodeFixes.Preflight.SwallowedPreflightCodeFix>;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401's <em>remove the try</em>, where nothing but the handler goes with it.</summary>
public sealed class PreflightWithoutTryTests
{
    [Fact]
    public Task RemovesTheTry_AndMovesWhatItHeld() => Test.Fixes(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<bool> CheckAsync(string model)
            {
                // step 7
                try
                {
                    // must be there
                    var result = await client.SanityPreflightAsync(
                        model,
                        cancellationToken: default);

                    result.EnsureOk();
                    var text = @"two
                        lines";
                    return text.Length > 0; // always
                }
                [|catch|] (Exception)
                {
                    return false;
                }
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<bool> CheckAsync(string model)
            {
                // step 7
                // must be there
                var result = await client.SanityPreflightAsync(
                    model,
                    cancellationToken: default);

                result.EnsureOk();
                var text = @"two
                        lines";
                return text.Length > 0; // always
            }
        }
        """,
        SwallowedPreflightCodeFix.RemoveTry);

    [Theory]
    [InlineData("catch (TimeoutException) { return null; } [|catch|] { }")]
    [InlineData("[|catch|] { } finally { logger.LogDebug(\"done\"); }")]
    [InlineData("[|catch|] { /* because */ }")]
    public Task KeepsTheTry_WhenMoreThanTheHandlerWouldGo(string handlers) =>
        Test.OffersNoFix(
            PreflightInTry.With(handlers), SwallowedPreflightCodeFix.RemoveTry);
}
