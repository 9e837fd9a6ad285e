using SciLlm.Transport;

namespace SciLlm.Tests.Transport;

public sealed class ApiAddressTests
{
    [Theory]
    [InlineData("https://llm.chutes.ai", "https://llm.chutes.ai/v1/chat/completions")]
    [InlineData("https://llm.chutes.ai/", "https://llm.chutes.ai/v1/chat/completions")]
    [InlineData("https://llm.chutes.ai/v1", "https://llm.chutes.ai/v1/chat/completions")]
    [InlineData(" https://llm.chutes.ai/v1// ", "https://llm.chutes.ai/v1/chat/completions")]
    [InlineData("https://llm.chutes.ai/V1", "https://llm.chutes.ai/V1/chat/completions")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions")]
    [InlineData("https://openrouter.ai/api", "https://openrouter.ai/api/v1/chat/completions")]
    [InlineData("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions")]
    [InlineData("https://api.groq.com/openai", "https://api.groq.com/openai/v1/chat/completions")]
    [InlineData("https://open.bigmodel.cn/api/paas/v4", "https://open.bigmodel.cn/api/paas/v4/chat/completions")]
    [InlineData("https://generativelanguage.googleapis.com/v1beta/openai/", "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions")]
    [InlineData("https://host/v1?api-version=2024-06-01", "https://host/v1/chat/completions?api-version=2024-06-01")]
    [InlineData("https://host?tenant=a#part", "https://host/v1/chat/completions?tenant=a")]
    [InlineData("https://x.openai.azure.com/openai/deployments/gpt?api-version=1", "https://x.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=1")]
    [InlineData("https://host/v1/chat/completions", "https://host/v1/chat/completions")]
    [InlineData("https://host/inference/chat/completions/", "https://host/inference/chat/completions")]
    [InlineData("https://host/v2ray", "https://host/v2ray/v1/chat/completions")]
    [InlineData("https://host/a%20b", "https://host/a%20b/v1/chat/completions")]
    public void AddsTheVersionOnlyWhereItIsMissing(string apiBase, string expected)
    {
        Assert.True(ApiAddress.TryParse(apiBase, allowInsecureTransport: false, out var address, out _));

        Assert.Equal(expected, address!.ChatCompletions.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://host", "https://host/v1/models")]
    [InlineData("https://host/v1?api-version=1", "https://host/v1/models?api-version=1")]
    [InlineData("https://x.openai.azure.com/openai/deployments/gpt?api-version=1", "https://x.openai.azure.com/openai/models?api-version=1")]
    public void KnowsWhereTheModelsAre(string apiBase, string expected)
    {
        ApiAddress.TryParse(apiBase, allowInsecureTransport: false, out var address, out _);

        Assert.Equal(expected, address!.Models.AbsoluteUri);
    }

    [Fact]
    public void ShowsTheBaseWithoutItsQuery()
    {
        ApiAddress.TryParse("https://host/?key=secret", allowInsecureTransport: false, out var address, out _);

        Assert.Equal("https://host/v1", address!.Base);
    }
}
