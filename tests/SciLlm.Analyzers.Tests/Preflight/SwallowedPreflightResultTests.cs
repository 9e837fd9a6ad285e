using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401: where only the verdict of a preflight goes on, and what failed is lost.</summary>
public sealed class SwallowedPreflightResultTests
{
    [Theory]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (!result.Ok) [|return|] false; return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (result.Ok == false) { [|return|] false; } return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model).ConfigureAwait(false); if (result is { Ok: false }) [|return|] false; return true;")]
    [InlineData("var result = client.SanityPreflightAsync(model).Result; if (result.Ok) return true; else [|return|] false;")]
    [InlineData("var result = client.SanityPreflight(model); if (result.Details is not null) [|return|] false; return true;")]
    [InlineData("var result = client.SanityPreflight(model); if (result.Details != null || model == \"\") [|return|] false; return true;")]
    [InlineData("var result = client.SanityPreflight(model); if (!result.Ok) { Console.WriteLine(result.Details!.Message); [|return|] false; } return true;")]
    [InlineData("var result = client.SanityPreflight(model); if (!result.Ok) [|throw|] new InvalidOperationException(\"no\"); return true;")]
    [InlineData("var result = client.SanityPreflight(model); [|if|] (!result.Ok) { logger.LogWarning(\"{Why}\", result.Details); } return true;")]
    [InlineData("var result = client.SanityPreflight(model); [|if|] (result.Ok) { Console.WriteLine(\"ready\"); } return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); [|return|] result.Ok;")]
    [InlineData("[|return|] (await client.SanityPreflightAsync(model)).Ok;")]
    [InlineData("if (!(await client.SanityPreflightAsync(model)).Ok) [|return|] false; return true;")]
    [InlineData("var ok = client.SanityPreflight(model).[|Ok|]; return ok;")]
    [InlineData("foreach (var m in new[] { model }) { var r = client.SanityPreflight(m); if (!r.Ok) [|continue|]; } return true;")]
    public Task Reports_WhenOnlyTheVerdictGoesOn(string statements) => RuleTest<SwallowedPreflightAnalyzer>.Reports(InMethod(statements));

    [Theory]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (!result.Ok) throw new InvalidOperationException(result.Details!.Message); return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (!result.Ok) return Fail(result.Details); return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); Last = result; return result.Ok;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (result.Details is { } why) { Fail(why); return false; } return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (result is { Ok: false, Details: var why }) return Fail(why); return true;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); result.EnsureOk(); return result.Ok;")]
    [InlineData("var result = (await client.SanityPreflightAsync(model)).EnsureOk(); return result.Ok;")]
    [InlineData("var result = await client.SanityPreflightAsync(model); Console.WriteLine(result.Ok); return Fail(result.Details);")]
    [InlineData("var result = await client.SanityPreflightAsync(model); if (!result.Ok) { Console.WriteLine(result.Details); Environment.Exit(1); } return true;")]
    public Task IsSilent_WhenTheDetailsGoOn(string statements) => RuleTest<SwallowedPreflightAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task IsSilent_WhenTheCallerHoldsTheResult() => RuleTest<SwallowedPreflightAnalyzer>.IsSilent("""
        using SciLlm;

        class Step
        {
            private PreflightResult? _last;

            static bool IsReady(PreflightResult result) => result.Ok;

            bool WasReady() { if (_last is null || !_last.Ok) return false; return true; }
        }
        """);

    [Theory]
    [InlineData("await client.SanityPreflightAsync(model).[|ContinueWith|](_ => { }); return true;")]
    [InlineData("await client.SanityPreflightAsync(model).[|ContinueWith|](t => logger.LogError(t.Exception, \"preflight\")); return true;")]
    [InlineData("return await client.SanityPreflightAsync(model).[|ContinueWith|](t => t.IsCompletedSuccessfully);")]
    [InlineData("return await client.SanityPreflightAsync(model).[|ContinueWith|]((task) => task.Result.Ok, TaskScheduler.Default);")]
    public Task Reports_WhenAContinuationDropsTheFault(string statements) => RuleTest<SwallowedPreflightAnalyzer>.Reports(InMethod(statements));

    [Theory]
    [InlineData("var result = await client.SanityPreflightAsync(model).ContinueWith(t => t.Result); return Fail(result.Details);")]
    [InlineData("return await client.SanityPreflightAsync(model).ContinueWith(t => Fail(t.Result.Details));")]
    public Task IsSilent_WhenAContinuationHandsItOn(string statements) => RuleTest<SwallowedPreflightAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task Says_WhichPreflightAndHow() => RuleTest<SwallowedPreflightAnalyzer>.Says(
        "The failure of 'SanityPreflight' is swallowed here by 'return false'; let it reach the caller with its PreflightDetails",
        InMethod("var result = client.SanityPreflight(model); if (!result.Ok) {|#0:return|} false; return true;"));

    private static string InMethod(string statements) => $$"""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Step(SciLlmClient client, ILogger logger)
        {
            public PreflightResult? Last { get; private set; }

            async Task<bool> RunAsync(string model)
            {
                await Task.Yield();
                logger.LogDebug("starting");
                {{statements}}
            }

            private static bool Fail(PreflightDetails? details) => details is null;
        }
        """;
}
