using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201: handlers that waited for <c>HttpClient</c>'s exceptions wait for the client's after the fix.</summary>
public sealed class FailureHandlersTests
{
    [Theory]
    [InlineData("catch (HttpRequestException) { }", "catch (SciLlmException) { }")]
    [InlineData("catch (HttpRequestException failure) { Console.WriteLine(failure.Message); }", "catch (SciLlmException failure) { Console.WriteLine(failure.Message); }")]
    [InlineData("catch (System.Net.Http.HttpRequestException) { }", "catch (SciLlmException) { }")]
    [InlineData("catch (HttpRequestException) { throw; }", "catch (HttpRequestException) { throw; }")]
    [InlineData("catch (JsonException) { }", "catch (JsonException) { }")]
    [InlineData(
        "catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.TooManyRequests) { Console.WriteLine(e.StatusCode?.ToString()); }",
        "catch (SciLlmException e) when ((HttpStatusCode?)e.Status == HttpStatusCode.TooManyRequests) { Console.WriteLine(((HttpStatusCode?)e.Status)?.ToString()); }")]
    [InlineData(
        "catch (TaskCanceledException) { }",
        "catch (Exception ex) when (ex is TaskCanceledException or SciLlmTimeoutException) { }")]
    [InlineData(
        "catch (HttpRequestException e) { Console.WriteLine(e); } catch (TaskCanceledException e) when (e.Data.Count == 0) { }",
        "catch (Exception e) when (e is HttpRequestException or (SciLlmException and not SciLlmTimeoutException)) { Console.WriteLine(e); } catch (Exception e) when (e is TaskCanceledException or SciLlmTimeoutException && (e.Data.Count == 0)) { }")]
    [InlineData(
        "catch (Exception e) when (e is HttpRequestException or TaskCanceledException) { }",
        "catch (Exception e) when (e is SciLlmException or TaskCanceledException) { }")]
    [InlineData("catch (Exception e) when (e is not HttpRequestException) { }", "catch (Exception e) when (e is not SciLlmException) { }")]
    public Task WaitForTheClientsFailure_WhenTheCallIsConverted(string before, string after) => Test.Fixes(
        Posted("", before), Completed("", after));

    private static string Completed(string statement, string handlers) => $$"""
        using System.Net;
        using System.Net.Http.Json;
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using SciLlm;

        sealed class Assistant(HttpClient client)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            private readonly HttpClient _http = client;

            public async Task<string?> AskAsync(string question)
            {
                try
                {
                    {{statement}}
                    var completion = await SciLlmClient.Default.CompleteAsync(new CompletionRequest
                    {
                        Model = "m",
                        Messages = [new(ChatRole.User, question)],
                    });
                    return completion.Content;
                }
                {{handlers}}
                return null;
            }
        }
        """;

    private static string Posted(string statement, string handlers) => $$"""
        using System.Net;
        using System.Net.Http.Json;
        using System.Text.Json;

        sealed class Assistant(HttpClient client)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            private readonly HttpClient _http = client;

            public async Task<string?> AskAsync(string question)
            {
                try
                {
                    {{statement}}
                    var response = await _http.[|PostAsJsonAsync|](Url, new { model = "m", messages = new[] { new { role = "user", content = question } } });
                    response.EnsureSuccessStatusCode();
                    using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                    return document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
                }
                {{handlers}}
                return null;
            }
        }
        """;

    [Theory]
    [InlineData("catch (HttpRequestException) { }", "catch (Exception ex) when (ex is HttpRequestException or SciLlmException) { }")]
    [InlineData(
        "catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { }",
        "catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { }")]
    [InlineData(
        "catch (Exception e) when (e is not HttpRequestException) { }",
        "catch (Exception e) when (e is not (HttpRequestException or SciLlmException)) { }")]
    public Task WaitForBoth_WhenTheAnswerIsStillAResponse(string before, string after) => Test.Fixes(
        Sent("", "_http.[|PostAsync|](Url, body)", before),
        Sent("using SciLlm;\n\n", "SciLlmClient.Default.PostChatCompletionsAsync(body)", after),
        RawCompletionCallCodeFix.SendThroughSciLlm);

    [Fact]
    public Task WaitForBoth_WhenAnotherCallStaysInTheBlock() => Test.Fixes(
        Posted("var known = await _http.GetStringAsync(question);", "catch (HttpRequestException) { }"),
        Completed("var known = await _http.GetStringAsync(question);", "catch (Exception ex) when (ex is HttpRequestException or SciLlmException) { }"));

    [Fact]
    public Task WaitOnce_WhenTwoCallsInTheBlockAreSentThroughTheClient() => Test.Fixes(
        Sent("", "_http.[|PostAsync|](Url, body); response = await _http.[|PostAsync|](Url, body)", "catch (HttpRequestException) { }"),
        Sent(
            "using SciLlm;\n\n",
            "SciLlmClient.Default.PostChatCompletionsAsync(body); response = await SciLlmClient.Default.PostChatCompletionsAsync(body)",
            "catch (Exception ex) when (ex is HttpRequestException or SciLlmException) { }"),
        RawCompletionCallCodeFix.SendThroughSciLlm);

    [Fact]
    public Task StayAsTheyAre_WhenTheClientsFailureIsWaitedForAlready() => Test.Fixes(
        Posted("", "catch (HttpRequestException) { } catch (SciLlm.SciLlmException) { }"),
        Completed("", "catch (HttpRequestException) { } catch (SciLlm.SciLlmException) { }"));

    [Fact]
    public Task WaitForBoth_WhenWebClientsRefusalIsAResponse() => Test.Fixes(
        Uploaded("", "_web.[|UploadString|](Url, json)", "WebException"),
        Uploaded(
            "using System.Text;\nusing SciLlm;\n",
            "SciLlmClient.Default.PostChatCompletionsAsync(new StringContent(json, Encoding.UTF8, \"application/json\")).GetAwaiter().GetResult().EnsureSuccessStatusCode().Content.ReadAsStringAsync().GetAwaiter().GetResult()",
            "Exception ex) when (ex is HttpRequestException or SciLlmException"),
        RawCompletionCallCodeFix.SendThroughSciLlm);

    [Fact]
    public Task AreNotRewritten_WhenTheyReadWhatOnlyTheLibrarysExceptionHas() => Test.OffersNoFix(
        Uploaded("", "_web.[|UploadString|](Url, json)", "WebException e) when (e.Status == WebExceptionStatus.Timeout"));

    private static string Uploaded(string directives, string call, string handler) => $$"""
        using System.Net;
        {{directives}}
        sealed class Assistant
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";
        #pragma warning disable SYSLIB0014
            private readonly WebClient _web = new();

            public string Ask(string json)
            {
                try { return {{call}}; }
                catch ({{handler}}) { return ""; }
            }
        }
        """;

    private static string Sent(string directive, string call, string handler) => directive + $$"""
        sealed class Assistant(HttpClient client)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            private readonly HttpClient _http = client;

            public async Task<string?> AskAsync(HttpContent body)
            {
                try
                {
                    var response = await {{call}};
                    return await response.Content.ReadAsStringAsync();
                }
                {{handler}}
                return null;
            }
        }
        """;
}
