using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using SciLlm.Analyzers.Routing;

namespace SciLlm.Analyzers.Tests.Routing;

/// <summary>SCILLM501: which calls of a loop or chain ask somebody else, by who implements them and where they go.</summary>
public sealed class FallbackCallTests
{
    [Theory]
    [InlineData("await backend.CompleteAsync(prompt)")]
    [InlineData("await retries.ExecuteAsync(async () => await backend.CompleteAsync(prompt))")]
    public Task Reports_HeirsOfABaseThatLeavesTheWorkToThem(string call) => Finds($$"""
        using System.Net.Http.Json;

        interface IBackend { Task<string> CompleteAsync(string prompt); }

        abstract class Backend : IBackend { public abstract Task<string> CompleteAsync(string prompt); }

        class OllamaBackend(HttpClient http) : Backend
        {
            public override async Task<string> CompleteAsync(string prompt) =>
                await (await http.PostAsJsonAsync("http://localhost:11434/api/generate", new { model = "llama3", prompt })).Content.ReadAsStringAsync();
        }

        class Retries { public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => action(); }

        class Backends(IEnumerable<IBackend> all, Retries retries)
        {
            public async Task<string?> RunAsync(string prompt)
            {
                [|foreach|] (var backend in all)
                {
                    try
                    {
                        var answer = {{call}};
                        if (answer.Length > 0)
                            return answer;
                    }
                    catch (Exception)
                    {
                        if (prompt.Length == 0)
                            throw;
                    }
                }
                return retries.ToString();
            }
        }
        """);

    [Theory]
    [InlineData("", "foreach")]
    [InlineData("class Remote(SciLlm.SciLlmClient client) : ISource { public async Task<string?> FindAsync(string word) => (await client.CompleteAsync(new(word + 1))).Content; }", "[|foreach|]")]
    public Task Reports_ALoop_WhereAnLlmIsNotTheOnlyOneAskedAmongOthers(string second, string loop) => Finds($$"""
        interface ISource { Task<string?> FindAsync(string word); }

        class Dictionary : ISource { public Task<string?> FindAsync(string word) => Task.FromResult<string?>(word); }

        class Assistant(SciLlm.SciLlmClient client) : ISource { public async Task<string?> FindAsync(string word) => (await client.CompleteAsync(new(word))).Content; }

        {{second}}

        class All(ISource[] sources) : ISource
        {
            public async Task<string?> FindAsync(string word)
            {
                {{loop}} (var each in sources)
                {
                    var found = await each.FindAsync(word);
                    if (found != null)
                        return found;
                }
                return null;
            }
        }
        """);

    [Theory]
    [InlineData("if", "NextStepAsync")]
    [InlineData("[|if|]", "NextModelAsync")]
    public Task Reports_TheNextModel_AndNotTheNextStep(string test, string next) => Finds($$"""
        class Plan(SciLlm.SciLlmClient primary)
        {
            public async Task<string> RunAsync(string question)
            {
                var answer = await primary.CompleteAsync(new(question));
                {{test}} (answer == null)
                    return await {{next}}(question);
                return answer.Content;
            }

            private async Task<string> {{next}}(string words) => (await primary.CompleteAsync(new(words))).Content;
        }
        """);

    [Theory]
    [InlineData("$\"{near}/v1/chat/completions\"", "$\"{backup}/v1/chat/completions\"", true)]
    [InlineData("$\"{near}/v1/chat/completions\"", "$\"{near}/v1/chat/completions\"", false)]
    [InlineData("$\"{near}/api/chat\"", "$\"{near}/api/generate\"", false)]
    [InlineData("\"http://localhost:11434/api/embed\"", "\"http://localhost:11434/api/embeddings\"", false)]
    [InlineData("\"http://localhost:11434/api/chat\"", "\"http://10.0.0.7:11434/api/chat\"", true)]
    [InlineData("\"https://openrouter.ai/api/v1/chat/completions\"", "\"https://openrouter.ai/api/v1/completions\"", false)]
    [InlineData("$\"{near}/openai/deployments/large/chat/completions\"", "$\"{near}/openai/deployments/small/chat/completions\"", true)]
    [InlineData("\"https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent\"", "\"https://generativelanguage.googleapis.com/v1beta/models/gemini-flash:generateContent\"", true)]
    public Task Reports_AnotherServerOrModel_AndNotAnotherPathOfTheSame(string first, string second, bool isOther) => Finds($$"""
        using System.Net.Http.Json;

        class Chat(HttpClient http, string near, string backup)
        {
            public async Task<HttpResponseMessage> AskAsync(string prompt)
            {
                try { return await http.PostAsJsonAsync({{first}}, new { model = "m", prompt }); }
                {{(isOther ? "[|catch|]" : "catch")}} (HttpRequestException) { return await http.PostAsJsonAsync({{second}}, new { model = "m", prompt, stream = false }); }
            }

            public override string ToString() => near + backup;
        }
        """);

    [Theory]
    [InlineData("model = _large", "model = _backupModel", true)]
    [InlineData("model = _large, tools", "model = _large", false)]
    [InlineData("model = _large, tools", "model = _large, fallbackPrompt", false)]
    public Task Reports_AnotherModelOnTheSameServer(string first, string second, bool isOther) => Finds($$"""
        using System.Net.Http.Json;

        class Chat(HttpClient http, string[] tools)
        {
            private readonly string _large = tools[0], _backupModel = tools[1];

            public async Task<HttpResponseMessage> AskAsync(string prompt, string fallbackPrompt)
            {
                var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { {{first}}, prompt });
                {{(isOther ? "[|if|]" : "if")}} (!response.IsSuccessStatusCode)
                    response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { {{second}}, prompt });
                return response;
            }

            public override string ToString() => _large + _backupModel;
        }
        """);

    [Theory]
    [InlineData("if (attempt > 0) RotateModel();", "[|for|]")]
    [InlineData("", "for")]
    public Task Reports_ACoroutineThatAsksTheNextModel(string switching, string loop)
    {
        var test = new CSharpAnalyzerTest<HandWrittenFallbackAnalyzer, DefaultVerifier>
        {
            ReferenceAssemblies = ReferenceAssemblies.Net.Net100,
            TestCode = $$"""
                using UnityEngine.Networking;

                class Talker(string[] models)
                {
                    private int _turn;

                    private string Url => $"https://generativelanguage.googleapis.com/v1beta/models/{models[_turn]}:generateContent";

                    public System.Collections.IEnumerator Ask()
                    {
                        {{loop}} (var attempt = 0; attempt < 3; attempt++)
                        {
                            {{switching}}
                            using var request = new UnityWebRequest(Url, "POST");
                            yield return request.SendWebRequest();
                            if (request.result == UnityWebRequest.Result.Success)
                                yield break;
                        }
                        RotateModel();
                    }

                    private void RotateModel() => _turn = (_turn + 1) % models.Length;
                }
                """,
        };
        test.TestState.AdditionalProjects["Unity"].Sources.Add("""
            namespace UnityEngine.Networking;

            public class UnityWebRequest(string url, string method) : System.IDisposable
            {
                public enum Result { InProgress, Success }
                public Result result => url == method ? Result.InProgress : Result.Success;
                public object SendWebRequest() => this;
                public void Dispose() { }
            }
            """);
        test.TestState.AdditionalProjectReferences.Add("Unity");
        return test.RunAsync();
    }

    /// <summary>What is marked, and nothing where nothing is.</summary>
    private static Task Finds(string source) => source.Contains("[|", StringComparison.Ordinal)
        ? RuleTest<HandWrittenFallbackAnalyzer>.Reports(source)
        : RuleTest<HandWrittenFallbackAnalyzer>.IsSilent(source);
}
