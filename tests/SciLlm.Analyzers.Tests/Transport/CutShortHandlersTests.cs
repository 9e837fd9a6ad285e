using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>
/// SCILLM201: <c>HttpClient</c> throws a <c>TaskCanceledException</c> when it is cancelled and when its time is over; the client throws an
/// <c>OperationCanceledException</c> and a <c>SciLlmTimeoutException</c>. No handler misses either after the fix.
/// </summary>
public sealed class CutShortHandlersTests
{
    private const string Both = "ex is OperationCanceledException or SciLlmTimeoutException";

    [Theory]
    [InlineData("catch (TaskCanceledException) { }", $"catch (Exception ex) when ({Both}) {{ }}")]
    [InlineData(
        "catch (TaskCanceledException) when (!stopping.IsCancellationRequested) { }",
        $"catch (Exception ex) when ({Both} && (!stopping.IsCancellationRequested)) {{ }}")]
    [InlineData(
        "catch (OperationCanceledException) when (!stopping.IsCancellationRequested) { }",
        $"catch (Exception ex) when ({Both} && (!stopping.IsCancellationRequested)) {{ }}")]
    [InlineData(
        "catch (TaskCanceledException) { } catch (OperationCanceledException) { }",
        "catch (Exception ex) when (ex is TaskCanceledException or SciLlmTimeoutException) { } catch (OperationCanceledException) { }")]
    [InlineData(
        "catch (OperationCanceledException) when (stopping.IsCancellationRequested) { } catch (TaskCanceledException) { }",
        $"catch (OperationCanceledException) when (stopping.IsCancellationRequested) {{ }} catch (Exception ex) when ({Both}) {{ }}")]
    [InlineData("catch (Exception ex) when (ex is TaskCanceledException) { }", $"catch (Exception ex) when ({Both}) {{ }}")]
    [InlineData("catch (Exception ex) when (ex is not TaskCanceledException) { }", "catch (Exception ex) when (ex is not (OperationCanceledException or SciLlmTimeoutException)) { }")]
    public Task WaitForCancellationsAndTimeLimits_WhenTheyWaitedForBoth(string before, string after) => Test.Fixes(Posted(before), Completed(after));

    [Theory]
    [InlineData(
        "catch (TaskCanceledException) when (stopping.IsCancellationRequested) { }",
        "catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }")]
    [InlineData(
        "catch (TaskCanceledException) when (attempt < 3 && stopping.IsCancellationRequested) { }",
        "catch (OperationCanceledException) when (attempt < 3 && stopping.IsCancellationRequested) { }")]
    [InlineData("catch (OperationCanceledException) { }", "catch (OperationCanceledException) { }")]
    [InlineData(
        "catch (Exception ex) when (ex is HttpRequestException or TaskCanceledException) { }",
        "catch (Exception ex) when (ex is SciLlmException or OperationCanceledException) { }")]
    [InlineData("catch (Exception ex) when (ex is not OperationCanceledException) { }", "catch (Exception ex) when (ex is not OperationCanceledException) { }")]
    public Task WaitForCancellationsAlone_WhenTimeLimitsAreNotMeantOrAreFailures(string before, string after) => Test.Fixes(Posted(before), Completed(after));

    [Theory]
    [InlineData("TaskCanceledException ex", "ex.InnerException is TimeoutException", "ex is TaskCanceledException { InnerException: TimeoutException } or SciLlmTimeoutException")]
    [InlineData(
        "OperationCanceledException ex",
        "ex.InnerException is TimeoutException && attempt < 3",
        "ex is OperationCanceledException { InnerException: TimeoutException } or SciLlmTimeoutException && attempt < 3")]
    public Task WaitForTheTimeLimit_WhenTheyLookForItInside(string declared, string filter, string after) => Test.Fixes(
        Posted($"catch ({declared}) when ({filter}) {{ }}"), Completed($"catch (Exception ex) when ({after}) {{ }}"));

    [Fact]
    public Task AreNotRewritten_WhenTheyReadTheTaskThatWasCancelled() => Test.OffersNoFix(
        Posted("catch (TaskCanceledException ex) { Console.WriteLine(ex.Task); }"), RawCompletionCallCodeFix.ConvertToCompleteAsync);

    private static string Posted(string handlers) => $$"""
        using System.Net.Http.Json;
        using System.Text.Json;

        sealed class Assistant(HttpClient client)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            private readonly HttpClient _http = client;

            public async Task<string?> AskAsync(string question, int attempt, CancellationToken stopping)
            {
                try
                {
                    var response = await _http.[|PostAsJsonAsync|](Url, new { model = "m", messages = new[] { new { role = "user", content = question } } }, stopping);
                    response.EnsureSuccessStatusCode();
                    using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                    return document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
                }
                {{handlers}}
                return null;
            }
        }
        """;

    private static string Completed(string handlers) => $$"""
        using System.Net.Http.Json;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        sealed class Assistant(HttpClient client)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            private readonly HttpClient _http = client;

            public async Task<string?> AskAsync(string question, int attempt, CancellationToken stopping)
            {
                try
                {
                    var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                    {
                        Model = "m",
                        Messages = [new(ChatRole.User, question)],
                    }, stopping);
                    return completion.Content;
                }
                {{handlers}}
                return null;
            }
        }
        """;
}
