using SciLlm.Analyzers.Routing;

namespace SciLlm.Analyzers.Tests.Routing;

/// <summary>SCILLM502: which types only pass calls on.</summary>
public sealed class ThinWrapperTests
{
    [Theory]
    [InlineData("""
        class [|Llm|](SciLlmClient client)
        {
            public Task<Completion> CompleteAsync(CompletionRequest request, CancellationToken cancellation) => client.CompleteAsync(request, cancellation);
        }
        """)]
    [InlineData("""
        class [|Llm|] : IDisposable
        {
            private readonly SciLlmClient _client;

            public Llm(SciLlmClient client)
            {
                ArgumentNullException.ThrowIfNull(client);
                _client = client;
            }

            public async Task<Completion> CompleteAsync(CompletionRequest request) { return await _client.CompleteAsync(request).ConfigureAwait(false); }

            public Completion Complete(CompletionRequest request) => this._client.Complete(request);

            public void Dispose() => _client.Dispose();
        }
        """)]
    [InlineData("""
        class [|Llm|](SciLlmClient client)
        {
            public async Task<string> AskAsync(string prompt, string model) => (await client.CompleteAsync(new CompletionRequest(prompt) { Model = model })).Content;
        }
        """)]
    [InlineData("""
        interface ILlm { Task<Completion> CompleteAsync(CompletionRequest request); }
        class [|Llm|](SciLlmClient client) : ILlm
        {
            public Task<Completion> CompleteAsync(CompletionRequest request) => client.CompleteAsync(request);
        }
        """)]
    public Task IsReported_WhenNothingIsAdded(string source) => RuleTest<ThinWrapperAnalyzer>.Reports(Importing(source));

    [Fact]
    public Task Says_WhatToUse() => RuleTest<ThinWrapperAnalyzer>.Says(
        "'Llm' only passes calls on to SciLlmClient; use SciLlmClient itself",
        Importing("class {|#0:Llm|}(SciLlmClient client) { public Completion Ask(CompletionRequest request) => client.Complete(request); }"));

    [Theory]
    [InlineData("""
        class Prompts(SciLlmClient client)
        {
            public Task<Completion> SummarizeAsync(string text) => client.CompleteAsync(new CompletionRequest("Summarize: " + text));
        }
        """)]
    [InlineData("""
        class Settings(SciLlmClient client)
        {
            public Task<Completion> AskAsync(string text) => client.CompleteAsync(new CompletionRequest(text) { Temperature = 0 });
        }
        """)]
    [InlineData("""
        class Logged(SciLlmClient client, Action<string> log)
        {
            public Task<Completion> AskAsync(CompletionRequest request) { log("asking"); return client.CompleteAsync(request); }
        }
        """)]
    [InlineData("""
        class Mapped(SciLlmClient client)
        {
            public async Task<int> CountAsync(CompletionRequest request) => (await client.CompleteAsync(request)).Content.Length;
        }
        """)]
    [InlineData("""
        interface IAnswers { Task<string> AskAsync(string prompt); }
        class Seam(SciLlmClient client) : IAnswers
        {
            public async Task<string> AskAsync(string prompt) => (await client.CompleteAsync(new CompletionRequest(prompt))).Content;
        }
        """)]
    [InlineData("""
        class Some(SciLlmClient client)
        {
            public Task<Completion> AskAsync(CompletionRequest request) => client.CompleteAsync(request);
            public Task<Completion> AgainAsync(CompletionRequest request) { Console.WriteLine("again"); return client.CompleteAsync(request); }
        }
        """)]
    [InlineData("""
        class Holder(SciLlmClient client)
        {
            public SciLlmClient Client => client;
        }
        """)]
    [InlineData("""
        class Owner(SciLlmClient client) : IDisposable
        {
            public void Dispose() => client.Dispose();
        }
        """)]
    [InlineData("""
        class Base;
        class Heir(SciLlmClient client) : Base
        {
            public Task<Completion> AskAsync(CompletionRequest request) => client.CompleteAsync(request);
        }
        """)]
    public Task IsSilent_WhenItHasSomethingOfItsOwn(string source) => RuleTest<ThinWrapperAnalyzer>.IsSilent(Importing(source));

    [Fact]
    public Task IsSilent_WhenTheClientIsAnotherOfThatName() => RuleTest<ThinWrapperAnalyzer>.IsSilent("""
        class SciLlmClient { public string Ask(string prompt) => prompt; }
        class Llm(SciLlmClient client) { public string Ask(string prompt) => client.Ask(prompt); }
        """);

    private static string Importing(string source) => "using SciLlm;\n\n" + source;
}
