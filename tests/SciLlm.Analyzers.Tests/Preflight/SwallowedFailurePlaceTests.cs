using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM404: where the catch stands: around another, in a loop, round the last of several tries, at the end of a program.</summary>
public sealed class SwallowedFailurePlaceTests
{
    [Fact]
    public Task IsSilent_WhereTheCallsOwnFailureEndsFurtherIn() => RuleTest<SwallowedFailureAnalyzer>.Reports("""
        using SciLlm;

        class Steps(SciLlmClient client)
        {
            public async Task<string?> RunAsync(string question)
            {
                try { return await AskAsync(question); }
                catch { return null; }
            }

            private async Task<string> AskAsync(string question)
            {
                try { return (await client.CompleteAsync(new(question))).Content; }
                [|catch|] { return ""; }
            }
        }
        """);

    [Fact]
    public Task IsSilent_WhereItIsTriedAgain() => RuleTest<SwallowedFailureAnalyzer>.IsSilent("""
        using SciLlm;

        class Steps(SciLlmClient client)
        {
            public async Task<string> RunAsync(string question)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try { return (await client.CompleteAsync(new(question))).Content; }
                    catch (SciLlmException) { await Task.Delay(1000); }
                }
                throw new TimeoutException();
            }

            public async Task<string> OnceMoreAsync(string question)
            {
                try { return (await client.CompleteAsync(new(question))).Content; }
                catch (SciLlmException) { return (await client.CompleteAsync(new(question))).Content; }
            }

            public async Task LaterAsync(Queue<string> questions, string question)
            {
                try { Console.WriteLine((await client.CompleteAsync(new(question))).Content); }
                catch (SciLlmException) { questions.Enqueue(question); }
            }

            public async Task LoopAsync()
            {
                while (Console.ReadLine() is { } question)
                {
                    try { Console.WriteLine((await client.CompleteAsync(new(question))).Content); }
                    catch (SciLlmException ex) { System.Diagnostics.Trace.WriteLine(ex.Message); }
                }
            }
        }
        """);

    [Theory]
    [InlineData("return \"The assistant is out.\";", "[|catch|]")]
    [InlineData("throw;", "catch")]
    public Task Reports_ALastTryGivenUpWithAnAnswer_AndNotOneThatThrows(string end, string keyword) => RuleTest<SwallowedFailureAnalyzer>.Reports($$"""
        using SciLlm;

        class Steps(SciLlmClient client)
        {
            public async Task<string> RunAsync(string question)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return (await client.CompleteAsync(new(question))).Content; }
                    {{keyword}} (SciLlmException)
                    {
                        if (attempt == 2)
                            {{end}}
                        await Task.Delay(9);
                    }
                }
            }

            public async Task<string> AskAsync()
            {
                try { return (await client.CompleteAsync(new("hi"))).Content; }
                [|catch|] { return ""; }
            }
        }
        """);

    [Fact]
    public Task Reports_EachItemOfALoopThatIsLost() => RuleTest<SwallowedFailureAnalyzer>.Reports("""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Steps(SciLlmClient client, ILogger logger)
        {
            public async Task<List<string>> RunAsync(IEnumerable<string> questions)
            {
                var answers = new List<string>();
                foreach (var question in questions)
                {
                    try { answers.Add((await client.CompleteAsync(new(question))).Content); }
                    [|catch|] (SciLlmException ex) { logger.LogWarning(ex, "skipped"); }
                }
                return answers;
            }
        }
        """);

    [Fact]
    public Task IsSilent_AtTheEndOfAProgram() => RuleTest<SwallowedFailureAnalyzer>.IsSilent("""
        using SciLlm;

        try
        {
            Console.WriteLine((await SciLlmClient.Default.CompleteAsync(new("hi"))).Content);
        }
        catch (Exception ex)
        {
            Console.WriteLine(ex.Message);
        }
        """);
}
