using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>What a message quotes of a URL.</summary>
public sealed class UrlTextTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1/models", "https://api.openai.com/v1/models")]
    [InlineData("https://api.openai.com/v1/models?key=sk-planted-0123456789", "https://api.openai.com/v1/models?…")]
    [InlineData("https://sk-planted-0123456789@api.openai.com/v1", "https://api.openai.com/v1")]
    [InlineData("https://user:sk-planted-0123456789@api.openai.com", "https://api.openai.com")]
    [InlineData("https://api.openai.com/v1/@me", "https://api.openai.com/v1/@me")]
    [InlineData("chat/completions?token=sk-planted-0123456789", "chat/completions?…")]
    public void ShowsNoKey(string url, string shown) =>
        Assert.Equal(shown, UrlText.Shown(url));
}
