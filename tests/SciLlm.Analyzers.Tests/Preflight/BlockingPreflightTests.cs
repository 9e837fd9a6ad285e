using SciLlm.Analyzers.CodeFixes.Preflight;
using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM403: where a preflight blocks async code, and how it is awaited instead.</summary>
public sealed class BlockingPreflightTests
{
    [Theory]
    [InlineData("client.[|SanityPreflight|](model).EnsureOk();", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("var result = client.[|SanityPreflight|](options: null, model: model);", "var result = await client.SanityPreflightAsync(options: null, model: model);")]
    [InlineData("return client . [|SanityPreflight|]( /* default */ ).Ok;", "return (await client . SanityPreflightAsync( /* default */ )).Ok;")]
    [InlineData("var result = client.SanityPreflightAsync(model).[|Result|];", "var result = await client.SanityPreflightAsync(model);")]
    [InlineData("client.SanityPreflightAsync(model).GetAwaiter().[|GetResult|]().EnsureOk();", "(await client.SanityPreflightAsync(model)).EnsureOk();")]
    [InlineData("client.SanityPreflightAsync(model).[|Wait|]();", "await client.SanityPreflightAsync(model);")]
    public Task Awaits_WhenTheMethodIsAsync(string before, string after) => Awaits(InMethod("string model", before), InMethod("string model", after));

    [Theory]
    [InlineData("client.[|SanityPreflight|](model);", "await client.SanityPreflightAsync(model, cancellationToken: stop);")]
    [InlineData("client.[|SanityPreflight|]();", "await client.SanityPreflightAsync(cancellationToken: stop);")]
    public Task HandsTheCancellationOn_WhenThereIsOne(string before, string after) =>
        Awaits(InMethod("string model, CancellationToken stop", before), InMethod("string model, CancellationToken stop", after));

    [Fact]
    public Task Awaits_InLambdasAndTopLevelStatements() => Awaits(
        """
        using SciLlm;

        await Task.Yield();
        var result = SciLlmClient.Default.[|SanityPreflight|]("m");
        Func<Task<bool>> check = async () => { await Task.Yield(); return SciLlmClient.Default.[|SanityPreflight|]().Ok; };
        Console.WriteLine(result.Ok && await check());
        """,
        """
        using SciLlm;

        await Task.Yield();
        var result = await SciLlmClient.Default.SanityPreflightAsync("m");
        Func<Task<bool>> check = async () => { await Task.Yield(); return (await SciLlmClient.Default.SanityPreflightAsync()).Ok; };
        Console.WriteLine(result.Ok && await check());
        """);

    [Fact]
    public Task OffersNothing_WhereAwaitIsNotAllowed() => RuleTest<BlockingPreflightAnalyzer, BlockingPreflightCodeFix>.OffersNoFix(
        InMethod("string model", "lock (client) { client.[|SanityPreflight|](model).EnsureOk(); }"));

    [Theory]
    [InlineData("(await Task.Run(() => client.SanityPreflight(model))).EnsureOk();")]
    [InlineData("bool Check() => client.SanityPreflight(model).Ok; Check();")]
    [InlineData("(await client.SanityPreflightAsync(model)).EnsureOk();")]
    public Task IsSilent_WhenItBlocksAFunctionOfItsOwn(string statements) => RuleTest<BlockingPreflightAnalyzer>.IsSilent(InMethod("string model", statements));

    [Fact]
    public Task IsSilent_WhenNothingAroundIsAsync() => RuleTest<BlockingPreflightAnalyzer>.IsSilent("""
        using SciLlm;

        SciLlmClient.Default.SanityPreflight().EnsureOk();
        """);

    private static Task Awaits(string before, string after) =>
        RuleTest<BlockingPreflightAnalyzer, BlockingPreflightCodeFix>.Fixes(before, after, BlockingPreflightCodeFix.Await);

    private static string InMethod(string parameters, string statements) => $$"""
        using SciLlm;

        class Step(SciLlmClient client)
        {
            async Task<bool> RunAsync({{parameters}})
            {
                await Task.Yield();
                {{statements}}
                return true;
            }
        }
        """;
}
