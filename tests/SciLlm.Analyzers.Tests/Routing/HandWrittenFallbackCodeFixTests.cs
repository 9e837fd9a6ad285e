using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.CodeFixes.Routing;
using SciLlm.Analyzers.Routing;

namespace SciLlm.Analyzers.Tests.Routing;

/// <summary>SCILLM501: a loop over models that a client is asked for becomes one call through a router; any other loop is left to its author.</summary>
public sealed class HandWrittenFallbackCodeFixTests
{
    [Fact]
    public Task AsksThroughARouter_AndKeepsWhatIsSaidOfAFailure() => Fixes(
        """
                // The first that answers.
                [|foreach|] (var candidate in settings.Models)
                {
                    try
                    {
                        return (await client.CompleteAsync(new CompletionRequest(question) { Model = candidate, MaxTokens = 9 })).Content;
                    }
                    catch (SciLlmException failure)
                    {
                        // Tell and go on.
                        Console.WriteLine($"{candidate} does not answer: {failure.Message}");
                    }
                }
                throw new InvalidOperationException("No model answers.");
        """,
        """
                // The first that answers.
                var router = new Router(settings.Models.Select((candidate, order) => new ModelDeployment { Group = "models", Model = candidate, Order = order }), client: client);
                try
                {
                    return (await router.CompleteAsync(new CompletionRequest(question) { Model = "models", MaxTokens = 9 })).Content;
                }
                catch (SciLlmException failure)
                {
                    // Tell and go on.
                    Console.WriteLine($"{"models"} does not answer: {failure.Message}");
                }
                throw new InvalidOperationException("No model answers.");
        """);

    [Fact]
    public Task AsksThroughARouter_WhereTheAnswerIsALocal() => Fixes(
        """
                [|foreach|] (var model in ReviewModels)
                {
                    try
                    {
                        var answer = await client.CompleteAsync(new CompletionRequest(string.Join(";", question, question)) { Model = model }).ConfigureAwait(false);
                        return answer.Content;
                    }
                    catch (SciLlmException)
                    {
                    }
                }
                return "";
        """,
        """
                var router = new Router(ReviewModels.Select((model, order) => new ModelDeployment { Group = "reviewModels", Model = model, Order = order }), client: client);
                try
                {
                    var answer = await router.CompleteAsync(new CompletionRequest(string.Join(";", question, question)) { Model = "reviewModels" }).ConfigureAwait(false);
                    return answer.Content;
                }
                catch (SciLlmException)
                {
                }
                return "";
        """);

    [Theory]
    [InlineData("[|for|] (var i = 0; i < ReviewModels.Length; i++) { try { return (await client.CompleteAsync(new CompletionRequest(question) { Model = ReviewModels[i] })).Content; } catch { } } return null!;")]
    [InlineData("[|foreach|] (var model in ReviewModels) { try { return (await client.CompleteAsync(new CompletionRequest(question) { Model = model, ApiBase = \"https://a.test\" })).Content; } catch { } } return null!;")]
    [InlineData("[|foreach|] (var model in ReviewModels) { try { return model + (await client.CompleteAsync(new CompletionRequest(question) { Model = model })).Content; } catch { } } return null!;")]
    [InlineData("[|foreach|] (var model in ReviewModels) { try { return int.Parse((await client.CompleteAsync(new CompletionRequest(question) { Model = model })).Content).ToString(); } catch { } } return null!;")]
    [InlineData("[|foreach|] (var model in ReviewModels) { try { return (await client.CompleteAsync(new CompletionRequest(question) { Model = model })).Content; } catch { continue; } } return null!;")]
    [InlineData("var router = 1; [|foreach|] (var model in ReviewModels) { try { return router + (await client.CompleteAsync(new CompletionRequest(question) { Model = model })).Content; } catch { } } return null!;")]
    public Task OffersNothing_WhereTheLoopDoesMoreThanAsk(string body) =>
        RuleTest<HandWrittenFallbackAnalyzer, HandWrittenFallbackCodeFix>.OffersNoFix(InMethod(body));

    /// <summary>One by one only: which failures move on is for somebody to decide who looks at the place.</summary>
    private static Task Fixes(string before, string after) => new RuleTest<HandWrittenFallbackAnalyzer, HandWrittenFallbackCodeFix>(
        [InMethod(before)], [InMethod(after)], HandWrittenFallbackCodeFix.AskThroughRouter)
    { CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck }.RunAsync();

    private static string InMethod(string body) => $$"""
        using SciLlm;

        record Settings(IEnumerable<string> Models);

        class Reviewer(SciLlmClient client, Settings settings, string[] ReviewModels)
        {
            async Task<string> AskAsync(string question)
            {
        {{body}}
            }
        }
        """;
}
