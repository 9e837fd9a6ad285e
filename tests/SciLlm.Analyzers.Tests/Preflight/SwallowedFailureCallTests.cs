using SciLlm.Analyzers.Preflight;

namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>SCILLM404: whose failure counts: a call of the client, of another library, of a helper, or of an LLM behind an interface.</summary>
public sealed class SwallowedFailureCallTests
{
    [Fact]
    public Task Reports_ARawCall_AndOneThroughAnInterfaceAndAHelper() => RuleTest<SwallowedFailureAnalyzer>.Reports("""
        using System.Net.Http.Json;

        interface IAssistant { Task<string> AskAsync(string question); }

        class Assistant(HttpClient http) : IAssistant
        {
            public async Task<string> AskAsync(string question)
            {
                var response = await SendAsync(new { model = "m", messages = new[] { new { role = "user", content = question } } });
                return await response.Content.ReadAsStringAsync();
            }

            private Task<HttpResponseMessage> SendAsync(object payload) => http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", payload);

            public async Task<bool> SayAsync(object payload)
            {
                try
                {
                    using var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", payload);
                    return response.IsSuccessStatusCode;
                }
                [|catch|] (HttpRequestException)
                {
                    return false;
                }
            }
        }

        class Page(IAssistant assistant)
        {
            public async Task<string> RenderAsync(string question)
            {
                try { return await Task.Run(() => assistant.AskAsync(question)); }
                [|catch|] { return ""; }
            }
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("class CachedLlm(ILLMProvider inner) : ILLMProvider { public Task<string> CompleteAsync(string prompt) => inner.CompleteAsync(prompt); }")]
    public Task Reports_AnLlmBehindAnInterface_WhoseWorkIsDoneInAnotherProject(string decorator) =>
        RuleTest<SwallowedFailureAnalyzer>.Reports(OverInterface("[|catch|]", decorator));

    [Theory]
    [InlineData("IChatClient")]
    [InlineData("IChatClient?")]
    public Task Reports_AClientOfALibraryThatIsMissing(string type) => RuleTest<SwallowedFailureAnalyzer>.ReportsWhereLibrariesAreMissing($$"""
        using Microsoft.Extensions.Missing;

        class LlmSummary({{type}} chat)
        {
            public async Task<string?> MakeAsync(string text)
            {
                try { return (await chat.GetResponseAsync(text)).Text; }
                [|catch|] { return null; }
            }
        }
        """);

    [Fact]
    public Task IsSilent_WhereTheInterfaceIsDoneHereWithoutAnLlm() => RuleTest<SwallowedFailureAnalyzer>.IsSilent(
        OverInterface("catch", "class CannedLlm : ILLMProvider { public Task<string> CompleteAsync(string prompt) => Task.FromResult(prompt); }"));

    [Theory]
    [InlineData("var asking = client.CompleteAsync(new(question)); try { return (await asking).Content; } [|catch|] { return null; }")]
    [InlineData("var asking = client.CompleteAsync(new(question)); try { return (await asking.WaitAsync(token).ConfigureAwait(false)).Content; } [|catch|] { return null; }")]
    [InlineData("var stream = chat.GetStreamingResponseAsync(question); try { var all = \"\"; await foreach (var piece in stream) all += piece.Text; return all; } [|catch|] { return null; }")]
    [InlineData("var pieces = chat.GetStreamingResponseAsync(question).GetAsyncEnumerator(token); try { return await pieces.MoveNextAsync() ? \"\" : null; } [|catch|] { return null; }")]
    [InlineData("var stream = chat.GetStreamingResponseAsync(question); var pieces = stream.GetAsyncEnumerator(token); try { await pieces.MoveNextAsync(); return \"\"; } [|catch|] { return null; }")]
    public Task Reports_WhereWhatWasAskedBeforeIsWaitedFor(string body) => RuleTest<SwallowedFailureAnalyzer>.Reports(InStep(body));

    [Fact]
    public Task IsSilent_WhereSomethingElseIsWaitedFor() => RuleTest<SwallowedFailureAnalyzer>.IsSilent(InStep(
        "var answer = await client.CompleteAsync(new(question)); var saving = File.WriteAllTextAsync(\"a\", answer.Content, token); try { await saving; return answer.Content; } catch { return null; }"));

    private static string InStep(string body) => $$"""
        using Microsoft.Extensions.AI;
        using SciLlm;

        class Step(SciLlmClient client, IChatClient chat)
        {
            public async Task<string?> RunAsync(string question, CancellationToken token) { {{body}} }
            public override string ToString() => $"{client}{chat}";
        }
        """;

    [Fact]
    public Task Reports_AnotherLibrarysCall() => RuleTest<SwallowedFailureAnalyzer>.Reports("""
        using Microsoft.Extensions.AI;

        class Page(IChatClient chat)
        {
            public async IAsyncEnumerable<string> RenderAsync(string question)
            {
                string? failure = null;
                ChatResponse? response = null;
                try { response = await chat.GetResponseAsync(question); }
                [|catch|] (Exception ex) { failure = $"[{ex.Message}]"; }
                if (failure != null)
                {
                    yield return failure;
                    yield break;
                }
                yield return response!.Text;
            }
        }
        """);

    [Fact]
    public Task IsSilent_AboutAnotherServiceInAProjectThatIsCalledAfterAnLlm() => RuleTest<SwallowedFailureAnalyzer>.ReportsWhereLibrariesAreMissing("""
        namespace TwitchGpt.Bots;

        class Bot { public TwitchClient Client { get; } = new(); public GenerativeModel Model { get; } = new(); }

        class Speaker(Bot bot)
        {
            public async Task SayAsync(string text)
            {
                try { await bot.Client.SendMessageAsync("channel", text); }
                catch (Exception failure) { Console.Error.WriteLine(failure); }
            }

            public async Task<object?> ReadAsync(string text)
            {
                try { return await bot.Model.GenerateObjectAsync<object>(text); }
                [|catch|] { return null; }
            }
        }
        """);

    [Fact]
    public Task IsSilent_WhereNobodyWaitsForTheCall() => RuleTest<SwallowedFailureAnalyzer>.Reports("""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Steps(SciLlmClient client, ILogger logger)
        {
            public async Task RunAsync(string question)
            {
                try { _ = client.CompleteAsync(new(question)); }
                catch (Exception ex) { logger.LogError(ex, "not asked"); }
                try { await client.CompleteAsync(new(question)); }
                [|catch|] (Exception ex) { logger.LogError(ex, "no answer"); }
            }
        }
        """);

    [Fact]
    public Task IsSilent_AboutOtherCalls() => RuleTest<SwallowedFailureAnalyzer>.IsSilent("""
        using System.Text.Json;
        using SciLlm;

        class Steps(SciLlmClient client, HttpClient http)
        {
            public async Task<string?> ReadAsync(string question)
            {
                var answer = await client.CompleteAsync(new(question));
                try { return JsonDocument.Parse(answer.Content).RootElement.GetProperty("name").GetString(); }
                catch { return null; }
            }

            public async Task<string?> WeatherAsync()
            {
                try { return await http.GetStringAsync("https://weather.example.com/today"); }
                catch (Exception) { return null; }
            }

            public Func<Task<string>>? Later(string question)
            {
                try { return async () => (await client.CompleteAsync(new(question))).Content; }
                catch { return null; }
            }
        }
        """);

    private static string OverInterface(string handler, string implementation) => $$"""
        interface ILLMProvider { Task<string> CompleteAsync(string prompt); }

        {{implementation}}

        class LlmSummary(ILLMProvider provider)
        {
            public async Task<string?> MakeAsync(string text)
            {
                try { return await provider.CompleteAsync(text); }
                {{handler}} { return null; }
            }
        }
        """;
}
