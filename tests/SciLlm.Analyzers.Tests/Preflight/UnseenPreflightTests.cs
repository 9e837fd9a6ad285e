using SciLlm.Analyzers.CodeFixes.Preflight;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM402: which preflights nobody looks at, and how they are made to speak.</summary>
public sealed class UnseenPreflightTests
{
    [Theory]
    [InlineData("client.[|SanityPreflight|](model);", "client.SanityPreflight(model).EnsureOk();")]
    [InlineData("await client.[|SanityPreflightAsync|](model: model);", "(await client.SanityPreflightAsync(model: model)).EnsureOk();")]
    [InlineData("await client.[|SanityPreflightAsync|](model).ConfigureAwait(false); // go", "(await client.SanityPreflightAsync(model).ConfigureAwait(false)).EnsureOk(); // go")]
    [InlineData("_ = await client.[|SanityPreflightAsync|](model);", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("_ = client.[|SanityPreflightAsync|](model);", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("client.[|SanityPreflightAsync|](model);", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("client.[|SanityPreflightAsync|](model).GetAwaiter().GetResult();", "client.SanityPreflightAsync(model).GetAwaiter().GetResult().EnsureOk();")]
    [InlineData("await Task.Run(() => client.[|SanityPreflight|](model));", "(await Task.Run(() => client.SanityPreflight(model))).EnsureOk();")]
    [InlineData("async Task Local() => await client.[|SanityPreflightAsync|](model); await Local();", "async Task Local() => (await client.SanityPreflightAsync(model)).EnsureOk(); await Local();")]
    [InlineData("var result = await client.[|SanityPreflightAsync|](model);", "var result = (await client.SanityPreflightAsync(model)).EnsureOk();")]
    public Task InsistsOnTheResult_WhenNobodyLooksAtIt(string before, string after) =>
        RuleTest<UnseenPreflightAnalyzer, UnseenPreflightCodeFix>.Fixes(InMethod(before), InMethod(after), UnseenPreflightCodeFix.EnsureOk);

    [Theory]
    [InlineData("client.[|SanityPreflightAsync|](model).Wait();")]
    [InlineData("var task = client.[|SanityPreflightAsync|](model); await task;")]
    [InlineData("Task Local() => client.[|SanityPreflightAsync|](model); await Local();")]
    [InlineData("void Local() => client.[|SanityPreflightAsync|](model).Wait(); Local();")]
    public Task OffersNothing_WhenThePlaceHasNoRoomForIt(string statements) =>
        RuleTest<UnseenPreflightAnalyzer, UnseenPreflightCodeFix>.OffersNoFix(InMethod(statements));

    [Theory]
    [InlineData("client.SanityPreflight(model).EnsureOk();")]
    [InlineData("(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("var result = await client.SanityPreflightAsync(model); Console.WriteLine(result.Details);")]
    [InlineData("var check = client.SanityPreflightAsync(model); (await check).EnsureOk();")]
    [InlineData("var check = client.SanityPreflightAsync(model); await Task.WhenAll(check);")]
    [InlineData("Task<PreflightResult> Local() => client.SanityPreflightAsync(model); (await Local()).EnsureOk();")]
    [InlineData("Func<Task<PreflightResult>> later = () => client.SanityPreflightAsync(model); await later();")]
    [InlineData("await Task.WhenAll(client.SanityPreflightAsync(model), Task.CompletedTask);")]
    [InlineData("if ((await client.SanityPreflightAsync(model)).Ok) return;")]
    public Task IsSilent_WhenSomebodyLooks(string statements) => RuleTest<UnseenPreflightAnalyzer>.IsSilent(InMethod(statements));

    [Fact]
    public Task ReportsInTopLevelStatements() => RuleTest<UnseenPreflightAnalyzer>.Reports("""
        using SciLlm;

        SciLlmClient.Default.[|SanityPreflight|]();
        """);

    [Fact]
    public Task IsSilent_WhenTheMethodOnlyHasTheSameName() => RuleTest<UnseenPreflightAnalyzer>.IsSilent("""
        class SciLlmClient
        {
            public bool SanityPreflight() => true;

            public void Run() => SanityPreflight();
        }
        """);

    private static string InMethod(string statements) => $$"""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            async Task RunAsync(string model)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
