using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401: where the catch stands, and what it stands around.</summary>
public sealed class SwallowedPreflightPlaceTests
{
    [Fact]
    public Task Reports_EachCatchThatARethrownFailureMeets() => RuleTest<SwallowedPreflightAnalyzer>.Reports("""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try
                {
                    try
                    {
                        client.SanityPreflight(model).EnsureOk();
                    }
                    catch (SciLlmException ex)
                    {
                        Console.WriteLine(ex);
                        throw;
                    }
                    return true;
                }
                [|catch|] (Exception)
                {
                    return false;
                }
            }
        }
        """);

    [Fact]
    public Task Reports_InALoopThatGoesOn() => RuleTest<SwallowedPreflightAnalyzer>.Reports("""
        using SciLlm;

        foreach (var model in args)
        {
            try
            {
                (await SciLlmClient.Default.SanityPreflightAsync(model: model)).EnsureOk();
            }
            [|catch|] (PreflightException)
            {
                continue;
            }
            Console.WriteLine(model);
        }
        """);

    [Fact]
    public Task Reports_WhenTheBlockingCallRunsInATask() => RuleTest<SwallowedPreflightAnalyzer>.Reports("""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task CheckAsync(string model)
            {
                try
                {
                    await Task.Run(() => client.SanityPreflight(model));
                }
                [|catch|] (Exception)
                {
                }

                try
                {
                    client.SanityPreflightAsync(model).Wait();
                }
                [|catch|] (AggregateException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task Reports_AFailureThrownByEnsureOk_WhenTheResultCameFromElsewhere() => RuleTest<SwallowedPreflightAnalyzer>.Reports("""
        using SciLlm;

        partial class Step
        {
            public Func<PreflightResult, bool> Check => result =>
            {
                try { result.EnsureOk(); return true; }
                [|catch|] { return false; }
            };
        }
        """);

    [Fact]
    public Task IsSilent_WhenTheFunctionInTheTryRunsLater() => RuleTest<SwallowedPreflightAnalyzer>.IsSilent("""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public Func<PreflightResult>? Later(string model)
            {
                try { return () => client.SanityPreflight(model).EnsureOk(); }
                catch (Exception) { return null; }
            }
        }
        """);

    [Fact]
    public Task IsSilent_WhenTheShellGetsTheExitCode() => RuleTest<SwallowedPreflightAnalyzer>.IsSilent("""
        using SciLlm;

        try
        {
            (await SciLlmClient.Default.SanityPreflightAsync()).EnsureOk();
            return 0;
        }
        catch (SciLlmException ex)
        {
            Console.Error.WriteLine(ex.Message);
            return 3;
        }
        """);

    [Fact]
    public Task IsSilent_InATest() => RuleTest<SwallowedPreflightAnalyzer>.IsSilent("""
        using SciLlm;

        class FactAttribute : Attribute;

        class StepTests
        {
            [Fact]
            public void Throws_WhenTheModelIsMissing()
            {
                try { SciLlmClient.Default.SanityPreflight("none").EnsureOk(); }
                catch (PreflightException) { return; }
                throw new Exception("expected a failure");
            }
        }
        """);

    [Theory]
    [InlineData("private async Task ReadyAsync() => (await client.SanityPreflightAsync(\"m\")).EnsureOk();")]
    [InlineData("private Task ReadyAsync() => CheckAsync(); private async Task CheckAsync() { var r = await client.SanityPreflightAsync(\"m\"); r.EnsureOk(); }")]
    [InlineData("private async Task ReadyAsync() { try { (await client.SanityPreflightAsync(\"m\")).EnsureOk(); } catch { throw; } }")]
    public Task Reports_AroundAMethodThatMakesThePreflight(string wrapper) => RuleTest<SwallowedPreflightAnalyzer>.Reports(AroundWrapper(wrapper, "[|catch|]"));

    [Theory]
    [InlineData("private async Task ReadyAsync() { try { (await client.SanityPreflightAsync(\"m\")).EnsureOk(); } catch (Exception ex) { _failure = ex; } }")]
    [InlineData("private async Task ReadyAsync() { (await client.SanityPreflightAsync(\"m\")).EnsureOk(); while (true) await Task.Delay(9); }")]
    [InlineData("private Task ReadyAsync() => Task.Delay(9);")]
    public Task IsSilent_AroundAMethodWhoseOwnPreflightCannotFail_OrThatDoesTheWork(string method) =>
        RuleTest<SwallowedPreflightAnalyzer>.IsSilent(AroundWrapper(method, "catch"));

    [Fact]
    public Task IsSilent_WhenTheClientOnlyHasTheSameName() => RuleTest<SwallowedPreflightAnalyzer>.IsSilent("""
        class SciLlmClient
        {
            public void SanityPreflight() { }

            public void Run()
            {
                try { SanityPreflight(); }
                catch { }
            }
        }
        """);

    private static string AroundWrapper(string wrapper, string keyword) => $$"""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            private Exception? _failure;

            public async Task<string?> RunAsync()
            {
                try { await ReadyAsync(); }
                {{keyword}} { return null; }
                return $"{client}{_failure}";
            }

            {{wrapper}}
        }
        """;
}
