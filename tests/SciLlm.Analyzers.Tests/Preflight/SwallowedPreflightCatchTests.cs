using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401: what a catch around a preflight may make of its failure, and what it may not.</summary>
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
