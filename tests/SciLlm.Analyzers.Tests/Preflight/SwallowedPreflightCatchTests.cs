using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401: which catch clauses around a preflight swallow its failure.</summary>
public sealed class SwallowedPreflightCatchTests
{
    [Theory]
    [InlineData("[|catch|] { }")]
    [InlineData("[|catch|] { /* not important */ }")]
    [InlineData("[|catch|] (Exception) { }")]
    [InlineData("[|catch|] (SciLlmException ex) { logger.LogWarning(ex, \"preflight failed\"); }")]
    [InlineData("[|catch|] (PreflightException ex) { var text = $\"failed: {ex.Details.Message}\"; Console.Error.WriteLine(text); return null; }")]
    [InlineData("[|catch|] (PreflightException ex) { await Console.Error.WriteLineAsync(ex.Message).ConfigureAwait(false); return \"\"; }")]
    [InlineData("[|catch|] (SciLlmConfigurationException) { return default; }")]
    [InlineData("[|catch|] (Exception ex) when (ex is not OperationCanceledException) { return ex.Message == \"\" ? \"a\" : \"b\"; }")]
    [InlineData("[|catch|] (Exception ex) when (ex is PreflightException { Status: 429 } or HttpRequestException) { return null; }")]
    [InlineData("[|catch|] (Exception ex) { if (ex is OperationCanceledException) throw; _ = ex.Message; }")]
    [InlineData("[|catch|] (Exception) { throw new InvalidOperationException(\"no preflight\"); }")]
    [InlineData("catch (HttpRequestException) { return null; } [|catch|] (Exception) { return null; }")]
    [InlineData("[|catch|] (PreflightException) { return null; } finally { logger.LogDebug(\"done\"); }")]
    [InlineData("[|catch|] (Exception ex) { logger.LogError(ex, \"\"); Environment.ExitCode = 0; }")]
    public Task Reports_WhenACatchEndsTheFailure(string handlers) => RuleTest<SwallowedPreflightAnalyzer>.Reports(InMethod(handlers));

    [Theory]
    [InlineData("catch (Exception ex) { logger.LogError(ex, \"preflight failed\"); throw; }")]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception ex) { throw new InvalidOperationException(\"no preflight\", ex); }")]
    [InlineData("catch (PreflightException failed) { throw new InvalidOperationException($\"no preflight: {failed.Details}\"); }")]
    [InlineData("catch (PreflightException ex) { return ex.Details.Message; }")]
    [InlineData("catch (Exception ex) { var failure = Failure(ex.Message); return failure; }")]
    [InlineData("catch (Exception ex) { _failure = ex; }")]
    [InlineData("catch (Exception ex) { errors.Add(ex.Message); return null; }")]
    [InlineData("catch (Exception ex) when (ex is PreflightException failed) { return failed.Details.ExcType; }")]
    [InlineData("catch (Exception ex) { Console.Error.WriteLine(ex.Message); Environment.Exit(2); }")]
    [InlineData("catch (Exception ex) { logger.LogCritical(ex, \"no preflight\"); Environment.ExitCode = 1; }")]
    [InlineData("catch (HttpRequestException) { return null; }")]
    [InlineData("catch (OperationCanceledException) { return null; }")]
    [InlineData("catch (Exception ex) when (ex is HttpRequestException or TimeoutException) { return null; }")]
    [InlineData("catch (Exception ex) when (ex is not PreflightException and not SciLlmConfigurationException) { return null; }")]
    [InlineData("catch (PreflightException) { throw; } catch (Exception ex) { logger.LogError(ex, \"something else\"); }")]
    [InlineData("catch (Exception ex) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(ex).Throw(); }")]
    [InlineData("catch (Exception ex) { if (attempt++ < 3) return null; throw; }")]
    [InlineData("finally { logger.LogDebug(\"done\"); }")]
    public Task IsSilent_WhenTheFailureGoesOn(string handlers) => RuleTest<SwallowedPreflightAnalyzer>.IsSilent(InMethod(handlers));

    [Theory]
    [InlineData("{|#0:catch|} { }", "")]
    [InlineData("{|#0:catch|} (Exception ex) { logger.LogError(ex, \"\"); }", " after it is logged")]
    [InlineData("{|#0:catch|} (Exception ex) { logger.LogError(ex, \"\"); return null; }", " by 'return null'")]
    [InlineData("{|#0:catch|} (Exception) { throw new TimeoutException(); }", " by an exception that does not carry it")]
    public Task Says_HowItIsSwallowed(string handlers, string how) => RuleTest<SwallowedPreflightAnalyzer>.Says(
        $"The failure of 'EnsureOk' is swallowed here{how}; let it reach the caller with its PreflightDetails", InMethod(handlers));

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

    private static string InMethod(string handlers) => $$"""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Step(SciLlmClient client, ILogger logger, List<string> errors)
        {
            private Exception? _failure;
            private int attempt;

            async Task<string?> RunAsync(string model)
            {
                await Task.Yield();
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                }
                {{handlers}}
                return _failure?.Message ?? attempt.ToString();
            }

            static string Failure(string message) => message;
        }
        """;
}
