using SciLlm.Analyzers.CodeFixes.Preflight;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401: how the failure is let on.</summary>
public sealed class SwallowedPreflightCodeFixTests
{
    [Theory]
    [InlineData("[|catch|] { }", "catch { throw; }")]
    [InlineData("[|catch|] {}", "catch { throw; }")]
    [InlineData("[|catch|] { /* why not */ }", "catch { /* why not */ throw; }")]
    [InlineData("[|catch|] (Exception ex) { logger.LogError(ex, \"no\"); }", "catch (Exception ex) { logger.LogError(ex, \"no\"); throw; }")]
    [InlineData("[|catch|] (SciLlmException) { return null; }", "catch (SciLlmException) { throw; }")]
    [InlineData("[|catch|] (Exception) { if (model == \"\") return null; return \"\"; }", "catch (Exception) { if (model == \"\") throw; throw; }")]
    [InlineData("[|catch|] (Exception) { throw new TimeoutException(\"no\"); }", "catch (Exception ex) { throw new TimeoutException(\"no\", ex); }")]
    [InlineData("[|catch|] { throw new TimeoutException(\"no\"); }", "catch (Exception ex) { throw new TimeoutException(\"no\", ex); }")]
    public Task Rethrows_AfterWhatTheCatchLogs(string before, string after) => Rethrows(InMethod(before), InMethod(after));

    [Fact]
    public Task Rethrows_OnALineOfItsOwn_AndKeepsComments() => Rethrows(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public void Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                }
                [|catch|] (PreflightException ex) // known
                {
                    // tell the operator
                    Console.Error.WriteLine(ex.Message);
                }

                try { client.SanityPreflight(model).EnsureOk(); }
                [|catch|]
                {
                    // not needed today
                }
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public void Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                }
                catch (PreflightException ex) // known
                {
                    // tell the operator
                    Console.Error.WriteLine(ex.Message);
                    throw;
                }

                try { client.SanityPreflight(model).EnsureOk(); }
                catch
                {
                    // not needed today
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Rethrows_WithTheTabsOfTheFile() => Rethrows(
        "using SciLlm;\n\nclass Step(SciLlmClient client)\n{\n\tpublic void Check(string model)\n\t{\n\t\ttry { client.SanityPreflight(model).EnsureOk(); }\n"
        + "\t\t[|catch|]\n\t\t{\n\t\t\t// not needed today\n\t\t}\n\t}\n}\n",
        "using SciLlm;\n\nclass Step(SciLlmClient client)\n{\n\tpublic void Check(string model)\n\t{\n\t\ttry { client.SanityPreflight(model).EnsureOk(); }\n"
        + "\t\tcatch\n\t\t{\n\t\t\t// not needed today\n\t\t\tthrow;\n\t\t}\n\t}\n}\n");

    [Fact]
    public Task Rethrows_AndDropsTheReturnThatNothingReachesAnyMore() => Rethrows(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                    return true;
                }
                [|catch|] (Exception ex)
                {
                    Console.WriteLine(ex);
                }
                return false;
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try
                {
                    client.SanityPreflight(model).EnsureOk();
                    return true;
                }
                catch (Exception ex)
                {
                    Console.WriteLine(ex);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task OffersNothing_WhenMoreWouldBecomeUnreachable() => RuleTest<SwallowedPreflightAnalyzer, SwallowedPreflightCodeFix>.OffersNoFix("""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public bool Check(string model)
            {
                try { client.SanityPreflight(model).EnsureOk(); return true; }
                [|catch|] { }
                Console.WriteLine("going on without");
                return false;
            }
        }
        """);

    [Fact]
    public Task RemovesTheTry_AndMovesWhatItHeld() => Fixes(
        SwallowedPreflightCodeFix.RemoveTry,
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
        """);

    [Theory]
    [InlineData("catch (TimeoutException) { return null; } [|catch|] { }")]
    [InlineData("[|catch|] { } finally { logger.LogDebug(\"done\"); }")]
    [InlineData("[|catch|] { /* because */ }")]
    public Task KeepsTheTry_WhenMoreThanTheHandlerWouldGo(string handlers) =>
        RuleTest<SwallowedPreflightAnalyzer, SwallowedPreflightCodeFix>.OffersNoFix(
            InMethod(handlers), SwallowedPreflightCodeFix.RemoveTry);

    [Fact]
    public Task ReturnsTheDetails_WhenTheMethodReturnsThem() => Fixes(
        SwallowedPreflightCodeFix.ReturnDetails,
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
        """);

    [Theory]
    [InlineData("if (!result.Ok) [|return|] false;", "result.EnsureOk();")]
    [InlineData("if (result is { Ok: false }) { [|return|] false; }", "result.EnsureOk();")]
    [InlineData("if (result.Details is not null) [|throw|] new InvalidOperationException(\"no\");", "result.EnsureOk();")]
    [InlineData("if (!result.Ok) { Console.WriteLine(\"no\"); [|return|] false; }", "if (!result.Ok) { Console.WriteLine(\"no\"); result.EnsureOk(); }")]
    [InlineData("[|if|] (!result.Ok) { Console.WriteLine(\"no\"); }", "if (!result.Ok) { Console.WriteLine(\"no\"); result.EnsureOk(); }")]
    [InlineData("[|if|] (result.Ok) { Console.WriteLine(\"ready\"); }", "result.EnsureOk();\n        if (result.Ok) { Console.WriteLine(\"ready\"); }")]
    [InlineData("if (!result.Ok || model == \"\") [|return|] false;", "result.EnsureOk();\n        if (!result.Ok || model == \"\") return false;")]
    [InlineData("if (result.Ok) return true; else [|return|] false;", "result.EnsureOk();\n        if (result.Ok) return true; else return false;")]
    [InlineData("var ok = result.[|Ok|];", "result.EnsureOk();\n        var ok = result.Ok;")]
    [InlineData("[|return|] result.Ok;", "result.EnsureOk();\n        return result.Ok;")]
    public Task InsistsOnTheResult_WhereOnlyItsVerdictWasReturned(string before, string after) => Rethrows(
        WithResult("var result = await client.SanityPreflightAsync(model);", before),
        WithResult("var result = await client.SanityPreflightAsync(model);", after));

    [Theory]
    [InlineData("if (!(await client.SanityPreflightAsync(model)).Ok) [|return|] false;", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("[|return|] (await client.SanityPreflightAsync(model)).Ok;", "return (await client.SanityPreflightAsync(model)).EnsureOk().Ok;")]
    [InlineData("var ok = client.SanityPreflight(model).[|Ok|];", "var ok = client.SanityPreflight(model).EnsureOk().Ok;")]
    [InlineData("await client.SanityPreflightAsync(model).[|ContinueWith|](_ => { });", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    public Task InsistsOnTheResult_WhereItIsHadInPlace(string before, string after) => Rethrows(WithResult("", before), WithResult("", after));

    private static Task Rethrows(string before, string after) => Fixes(SwallowedPreflightCodeFix.Rethrow, before, after);

    private static Task Fixes(string equivalenceKey, string before, string after) =>
        RuleTest<SwallowedPreflightAnalyzer, SwallowedPreflightCodeFix>.Fixes(before, after, equivalenceKey);

    private static string WithResult(string result, string statements) => $$"""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            async Task<bool> RunAsync(string model)
            {
                await Task.Yield();
                {{result}}
                {{statements}}
                return true;
            }
        }
        """;

    private static string InMethod(string handlers) => $$"""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Step(SciLlmClient client, ILogger logger)
        {
            async Task<string?> RunAsync(string model)
            {
                logger.LogDebug("starting");
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                }
                {{handlers}}
                return model;
            }
        }
        """;
}
