using SciLlm.Analyzers.CodeFixes.Preflight;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM404: how the failure is let on.</summary>
public sealed class SwallowedFailureCodeFixTests
{
    [Theory]
    [InlineData("[|catch|] { return \"\"; }", "catch { throw; }")]
    [InlineData("[|catch|] (Exception ex) { Console.WriteLine(ex.Message); return \"\"; }", "catch (Exception ex) { Console.WriteLine(ex.Message); throw; }")]
    [InlineData("[|catch|] (Exception ex) { return $\"Error: {ex.Message}\"; }", "catch (Exception) { throw; }")]
    [InlineData("[|catch|] (SciLlmException ex) { /* why not */ return ex.Message; }", "catch (SciLlmException) { /* why not */ throw; }")]
    [InlineData(
        "[|catch|] (TaskCanceledException) { return \"slow\"; } [|catch|] (HttpRequestException) { return \"down\"; }",
        "catch (TaskCanceledException) { throw; } catch (HttpRequestException) { throw; }")]
    public Task Rethrows_AfterWhatTheCatchLogs(string before, string after) =>
        Fixes(InMethod(before), InMethod(after), SwallowedPreflightCodeFix.Rethrow);

    [Fact]
    public Task Rethrows_AndDropsTheAnswerBehindTheTry() => Fixes(
        InMethod("""
            [|catch|] (Exception ex)
                    {
                        Console.WriteLine(ex);
                    }
                    return "";
            """),
        InMethod("""
            catch (Exception ex)
                    {
                        Console.WriteLine(ex);
                        throw;
                    }
            """),
        SwallowedPreflightCodeFix.Rethrow);

    [Fact]
    public Task RemovesTheTry_WhenTheCatchIsAllThereIs() => Fixes(
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<string> RunAsync(string question)
            {
                try
                {
                    // asked once
                    var answer = await client.CompleteAsync(new(question));
                    return answer.Content;
                }
                [|catch|] { return ""; }
            }
        }
        """,
        """
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<string> RunAsync(string question)
            {
                // asked once
                var answer = await client.CompleteAsync(new(question));
                return answer.Content;
            }
        }
        """,
        SwallowedPreflightCodeFix.RemoveTry);

    [Theory]
    [InlineData("[|catch|] { return \"\"; }", null)]
    [InlineData("[|catch|] (SciLlmException ex) { return ex.Message; }", null)]
    [InlineData("[|catch|] (SciLlmException) { /* why not */ return \"\"; }", "catch (SciLlmException) { /* why not */ throw; }")]
    [InlineData("[|catch|] (Exception ex) { Console.WriteLine(ex); return \"\"; }", "catch (Exception ex) { Console.WriteLine(ex); throw; }")]
    public Task WhatToolsPick_IsACatchOnlyWhereItSaysSomething(string before, string? after) => Fixes(
        InMethod(before),
        after is not null ? InMethod(after) : """
            using SciLlm;

            class Step(SciLlmClient client)
            {
                public async Task<string> RunAsync(string question)
                {
                    return (await client.CompleteAsync(new(question))).Content;
                }
            }
            """,
        key: null);

    private static Task Fixes(string before, string after, string? key) =>
        RuleTest<SwallowedFailureAnalyzer, SwallowedFailureCodeFix>.Fixes(before, after, key);

    private static string InMethod(string handlers) => $$"""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            public async Task<string> RunAsync(string question)
            {
                try
                {
                    return (await client.CompleteAsync(new(question))).Content;
                }
                {{handlers}}
            }
        }
        """;
}
