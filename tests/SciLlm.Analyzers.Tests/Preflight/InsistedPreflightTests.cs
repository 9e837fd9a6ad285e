using SciLlm.Analyzers.CodeFixes.Preflight;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Preflight.SwallowedPreflightAnalyzer, SciLlm.Analyzers.CodeFixes.Preflight.SwallowedPreflightCodeFix>;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM401's <em>rethrow</em> where nothing is caught: the result is insisted on.</summary>
public sealed class InsistedPreflightTests
{
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
    public Task InsistsOnTheResult_WhereOnlyItsVerdictWasReturned(string before, string after) => Insists(
        WithResult("var result = await client.SanityPreflightAsync(model);", before),
        WithResult("var result = await client.SanityPreflightAsync(model);", after));

    [Theory]
    [InlineData("if (!(await client.SanityPreflightAsync(model)).Ok) [|return|] false;", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("[|return|] (await client.SanityPreflightAsync(model)).Ok;", "return (await client.SanityPreflightAsync(model)).EnsureOk().Ok;")]
    [InlineData("var ok = client.SanityPreflight(model).[|Ok|];", "var ok = client.SanityPreflight(model).EnsureOk().Ok;")]
    [InlineData("await client.SanityPreflightAsync(model).[|ContinueWith|](_ => { });", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    public Task InsistsOnTheResult_WhereItIsHadInPlace(string before, string after) => Insists(WithResult("", before), WithResult("", after));

    private static Task Insists(string before, string after) => Test.Fixes(before, after, SwallowedPreflightCodeFix.Rethrow);

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
}
