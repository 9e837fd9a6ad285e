using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.Tests;

/// <summary>The project around the code under test is what a consumer has.</summary>
public sealed class ConsumerProjectTests
{
    [Fact]
    public Task CompilesAgainstTheClientAndItsPackages() => RuleTest<RawCompletionCallAnalyzer>.IsSilent("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using SciLlm;

        var services = new ServiceCollection();
        services.AddHttpClient("github", client => client.BaseAddress = new Uri("https://api.github.com"));
        var answer = await SciLlmClient.Default.CompleteAsync(new CompletionRequest { Messages = [new(ChatRole.User, "hi")] });
        Console.WriteLine(answer.Content);
        """);

    [Fact]
    public Task HoldsNothingOfTheClient_WhenItIsNotReferenced() => RuleTest<RawCompletionCallAnalyzer>.IsSilentWithoutClient("""
        class SciLlmClient;
        """);

    [Fact]
    public async Task FailsOnANullableWarning()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RuleTest<RawCompletionCallAnalyzer>.IsSilent("class C { string field; }"));

        Assert.Contains("CS8618", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task ReportsWhatIsMarked() => RuleTest<RawCompletionCallAnalyzer>.Reports("""
        await new HttpClient().[|PostAsync|]("https://api.openai.com/v1/chat/completions", new StringContent("{}"));
        """);
}
