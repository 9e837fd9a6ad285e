using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Endpoints.Folding;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>What a URL alone says. A <c>…</c> stands for what the code does not spell out.</summary>
public sealed class EndpointCatalogTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1/chat/completions", nameof(EndpointKind.ChatCompletions))]
    [InlineData("HTTPS://API.OpenAI.com/v1/Chat/Completions", nameof(EndpointKind.ChatCompletions))]
    [InlineData("…/chat/completions", nameof(EndpointKind.ChatCompletions))]
    [InlineData("…chat/completions", nameof(EndpointKind.ChatCompletions))]
    [InlineData("chat/completions", nameof(EndpointKind.ChatCompletions))]
    [InlineData("http://localhost:8080/v1/chat/completions?x=1", nameof(EndpointKind.ChatCompletions))]
    [InlineData("https://gateway.example.com/v1/chat/completions", nameof(EndpointKind.ChatCompletions))]
    [InlineData("https://….openai.azure.com/openai/deployments/gpt/chat/completions?api-version=…", nameof(EndpointKind.ChatCompletions))]
    [InlineData("https://….openai.azure.com", nameof(EndpointKind.Unspecified))]
    [InlineData("https://….openai.azure.com/openai/deployments/…/embeddings?api-version=…", nameof(EndpointKind.Embeddings))]
    [InlineData("/openai/deployments/…/embeddings", nameof(EndpointKind.Embeddings))]
    [InlineData("/openai/deployments/…/images/generations", nameof(EndpointKind.OtherService))]
    [InlineData("…/openai/deployments/…", nameof(EndpointKind.Unspecified))]
    [InlineData("https://api.anthropic.com/v1/messages", nameof(EndpointKind.OtherCompletions))]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/…:generateContent?key=…", nameof(EndpointKind.OtherCompletions))]
    [InlineData("api.groq.com/openai", nameof(EndpointKind.Unspecified))]
    [InlineData("https://llm.chutes.ai/v1", nameof(EndpointKind.Unspecified))]
    [InlineData("http://localhost:11434/api/chat", nameof(EndpointKind.OtherCompletions))]
    [InlineData("https://api.openai.com/v1/models", nameof(EndpointKind.Models))]
    [InlineData("https://openrouter.ai/api/v1/models", nameof(EndpointKind.Models))]
    [InlineData("https://api.openai.com/v1/embeddings", nameof(EndpointKind.Embeddings))]
    [InlineData("https://api.openai.com/v1/images/generations", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.openai.com/v1/responses", nameof(EndpointKind.OtherCompletions))]
    [InlineData("https://api.openai.com/v1/responses/…", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.openai.com/v1/responses/…/cancel", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.openai.com/v1/batches", nameof(EndpointKind.Batches))]
    [InlineData("https://api.openai.com/v1/batches/…", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.openai.com/v1/batches/…/cancel", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.mistral.ai/v1/batch/jobs", nameof(EndpointKind.Batches))]
    [InlineData("https://api.mistral.ai/v1/fim/completions", nameof(EndpointKind.VendorCompletions))]
    [InlineData("https://api.mistral.ai/v1/agents/completions", nameof(EndpointKind.VendorCompletions))]
    [InlineData("https://api.mistral.ai/v1/batch/jobs/…", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.anthropic.com/v1/organizations/cost_report", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.openai.com/v1/files", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.deepseek.com/user/balance", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.anthropic.com/v1/messages/batches", nameof(EndpointKind.Batches))]
    [InlineData("https://api.anthropic.com/v1/messages/batches/…/cancel", nameof(EndpointKind.OtherService))]
    [InlineData("https://api.anthropic.com/v1/messages/count_tokens", nameof(EndpointKind.OtherService))]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/…:embedContent", nameof(EndpointKind.Embeddings))]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/…:batchEmbedContents?key=…", nameof(EndpointKind.Embeddings))]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/models/…:countTokens", nameof(EndpointKind.OtherService))]
    [InlineData("https://generativelanguage.googleapis.com/v1/models/…:countTokens?key=…", nameof(EndpointKind.OtherService))]
    [InlineData("https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/…?access_token=…", nameof(EndpointKind.OtherCompletions))]
    [InlineData("https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/embeddings/embedding-v1", nameof(EndpointKind.Embeddings))]
    [InlineData("https://api.mistral.ai/v1/ocr", nameof(EndpointKind.OtherService))]
    [InlineData("http://127.0.0.1:8787/bridge/complete", nameof(EndpointKind.Proofs))]
    public void UrlIsAnEndpoint(string url, string kind)
    {
        var match = Match(url);

        Assert.Equal(UrlJudgement.Endpoint, match.Judgement);
        Assert.Equal(kind, match.Kind.ToString());
    }

    [Theory]
    [InlineData("https://api.github.com/repos/…/issues")]
    [InlineData("https://….github.com/v1/models")]
    [InlineData("https://api.elevenlabs.io/v1/models")]
    [InlineData("https://aip.baidubce.com/rest/2.0/ocr/v1/general_basic?access_token=…")]
    [InlineData("https://api.stripe.com/v1/charges")]
    [InlineData("https://management.azure.com/subscriptions/…")]
    [InlineData("https://notopenai.azure.com/things")]
    [InlineData("http://localhost:5000/api/orders")]
    [InlineData("/api/perplexity/classification")]
    [InlineData("…/audio/speech")]
    [InlineData("…/v1/images/generations")]
    [InlineData("/v1/files")]
    [InlineData("https://evil-api.example.com/api.openai.com.html")]
    public void UrlIsSomebodyElses(string url) => Assert.Equal(UrlJudgement.OtherService, Match(url).Judgement);

    [Theory]
    [InlineData("…/v1/models")]
    [InlineData("v1/messages")]
    [InlineData("/api/embeddings")]
    [InlineData("http://localhost:9000/v1/models")]
    public void UrlIsShared_WhenOthersServeThePathTooAndTheHostIsOpen(string url) => Assert.Equal(UrlJudgement.Shared, Match(url).Judgement);

    [Fact]
    public void NoModelsAreListed_WhereOneIsAskedSomething() => Assert.Equal(EndpointKind.OtherService, Match("…/v1/models/…:countTokens").Kind);

    [Theory]
    [InlineData("http://localhost:1234/api/v1/models/load", nameof(EndpointKind.OtherService))]
    [InlineData("http://localhost:1234/api/v1/models/llama3", nameof(EndpointKind.Models))]
    [InlineData("http://localhost:11434/api/embed/api/tags", nameof(EndpointKind.Models))]
    [InlineData("http://localhost:11434/api/chat/api/embeddings", nameof(EndpointKind.Embeddings))]
    [InlineData("…/embeddings", nameof(EndpointKind.Embeddings))]
    public void WhatStandsBelowAnEndpointTellsWhatItIsFor(string url, string kind) => Assert.Equal(kind, Match(url).Kind.ToString());

    [Theory]
    [InlineData("…")]
    [InlineData("…/api/v2/things")]
    [InlineData("https://…/v2/things")]
    [InlineData("")]
    public void UrlIsUnknown_WhenTheHostIsOpen(string url) => Assert.Equal(UrlJudgement.Unknown, Match(url).Judgement);

    [Theory]
    [InlineData("api/orders")]
    [InlineData("/v1/modelsearch")]
    [InlineData("mychat/completionsfoo")]
    public void UrlIsAnotherPath_WhenItIsSpelledOutWithoutAHost(string url) => Assert.Equal(UrlJudgement.OtherPath, Match(url).Judgement);

    [Fact]
    public void ExtraHostsAndPathsCount_WhenTheEditorconfigNamesThem()
    {
        var catalog = EndpointCatalog.From(new Options(new()
        {
            [EndpointCatalog.HostsOption] = "llm.corp.example, *.models.example",
            [EndpointCatalog.PathsOption] = "/infer/run",
        }));

        Assert.Equal(UrlJudgement.Endpoint, catalog.Match(Reading("https://llm.corp.example/ask")).Judgement);
        Assert.Equal(UrlJudgement.Endpoint, catalog.Match(Reading("https://eu.models.example/ask")).Judgement);
        Assert.Equal(UrlJudgement.Endpoint, catalog.Match(Reading("…/infer/run")).Judgement);
        Assert.Equal(UrlJudgement.OtherService, catalog.Match(Reading("https://api.github.com/")).Judgement);
    }

    private static UrlMatch Match(string url) => EndpointCatalog.From(new Options([])).Match(Reading(url));

    private static FoldedText Reading(string url) => new(url.Replace('…', FoldedText.Hole), ImmutableArray<SyntaxNode>.Empty);

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
