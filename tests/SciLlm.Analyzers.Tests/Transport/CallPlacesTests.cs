using SciLlm.Analyzers.CodeFixes.Transport;
using Test = SciLlm.Analyzers.Tests.RuleTest<
    SciLlm.Analyzers.Transport.RawCompletionCallAnalyzer, SciLlm.Analyzers.CodeFixes.Transport.RawCompletionCallCodeFix>;

namespace SciLlm.Analyzers.Tests.Transport;

/// <summary>SCILLM201: wherever a call stands, it is sent through the client and all around it stays.</summary>
public sealed class CallPlacesTests
{
    [Theory]
    [InlineData("public Task<HttpResponseMessage> Asked => CALL;")]
    [InlineData("public async Task AskAsync() => (await CALL).EnsureSuccessStatusCode();")]
    [InlineData("public Task AskAsync() { return AskOnceAsync(); Task AskOnceAsync() => CALL; }")]
    [InlineData("public Func<Task<HttpResponseMessage>> Asking() => () => CALL;")]
    [InlineData("public async Task<HttpResponseMessage?> AskAsync(bool wants) => wants ? await CALL : null;")]
    [InlineData("public async void OnClick(object sender, EventArgs e) { using (var answer = await CALL) Console.WriteLine(answer.StatusCode); }")]
    [InlineData("public async Task AskAsync() { await using var file = File.Create(\"a\"); using var answer = await CALL.ConfigureAwait(false); await answer.Content.CopyToAsync(file); }")]
    [InlineData("public Task<string> AskAsync() => CALL.ContinueWith(asked => asked.Result.ReasonPhrase ?? \"\");")]
    [InlineData("public Task AskAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CALL));")]
    [InlineData("public async Task AskAsync() { HttpResponseMessage answer; try { answer = await CALL; } catch (HttpRequestException) { throw; } finally { Console.WriteLine(); } }")]
    [InlineData("public async Task AskAsync() { _ = await /* now */ CALL; /* and done */ }")]
    [InlineData("public async Task AskAsync(string how) { var code = how switch { \"ask\" => (await CALL).StatusCode, _ => default }; Console.WriteLine(code); }")]
    [InlineData("public async IAsyncEnumerable<string> AskAsync() { while (true) yield return await (await CALL).Content.ReadAsStringAsync(); }")]
    [InlineData("public Assistant() : this(null!) => CALL.Wait();")]
    public Task SendsThrough(string member) => Test.Fixes(
        Source(member, "_http.[|PostAsync|](Url, Body)", ""),
        Source(member, "SciLlmClient.Default.PostChatCompletionsAsync(Body)", "using SciLlm;\n\n"),
        RawCompletionCallCodeFix.SendThroughSciLlm);

    private static string Source(string member, string call, string directive) => directive + $$"""
        sealed class Assistant(HttpClient client)
        {
            private const string Url = "https://api.openai.com/v1/chat/completions";

            private readonly HttpClient _http = client;

            private static HttpContent Body => new StringContent("{}");

            {{member.Replace("CALL", call, StringComparison.Ordinal)}}
        }
        """;
}
