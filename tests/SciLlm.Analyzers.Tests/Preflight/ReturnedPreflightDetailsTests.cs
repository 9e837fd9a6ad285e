using SciLlm.Analyzers.CodeFixes.Preflight;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Preflight.SwallowedPreflightAnalyzer, SciLlm.Analyzers.CodeFixes.Preflight.SwallowedPreflightCodeFix>;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401's <em>return the details</em>, where the method returns them anyway.</summary>
public sealed class ReturnedPreflightDetailsTests
{
    [Fact]
    public Task ReturnsTheDetails_WhenTheMethodReturnsThem() => Test.Fixes(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<PreflightDetails?> CheckAsync(string model)
            {
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                    return null;
                }
                [|catch|] (PreflightException)
                {
                    return null;
                }
            }

            public async Task<PreflightDetails?> LogAsync(string model)
            {
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                }
                [|catch|] (SciLlmException ex)
                {
                    Console.WriteLine(ex);
                }
                return null;
            }

            public PreflightDetails? Check(string model)
            {
                var result = client.SanityPreflight(model);
                if (!result.Ok) [|return|] null;
                return null;
            }

            public PreflightResult? Ask(string model)
            {
                try { return client.SanityPreflight(model).EnsureOk(); }
                [|catch|] (PreflightException) { return null; }
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<PreflightDetails?> CheckAsync(string model)
            {
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                    return null;
                }
                catch (PreflightException ex)
                {
                    return ex.Details;
                }
            }

            public async Task<PreflightDetails?> LogAsync(string model)
            {
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                }
                catch (SciLlmException ex)
                {
                    Console.WriteLine(ex);
                    return new PreflightDetails(ex.GetType().Name, ex.Message, ex.Status);
                }
                return null;
            }

            public PreflightDetails? Check(string model)
            {
                var result = client.SanityPreflight(model);
                if (!result.Ok) return result.Details;
                return null;
            }

            public PreflightResult? Ask(string model)
            {
                try { return client.SanityPreflight(model).EnsureOk(); }
                catch (PreflightException ex) { return ex.Result; }
            }
        }
        """,
        SwallowedPreflightCodeFix.ReturnDetails);
}
