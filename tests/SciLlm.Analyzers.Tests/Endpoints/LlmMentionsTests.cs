using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>The gate before all work must let through whatever a rule could ever recognise, and keep out what only looks like it.</summary>
public sealed class LlmMentionsTests
{
    public static TheoryData<string> Recognisable =>
    [
        .. KnownEndpoints.All, .. Vendors.All, .. LlmLibraries.Clients.Select(static client => $"new {client.Namespace}.{client.Type}()"),
    ];

    [Theory]
    [MemberData(nameof(Recognisable))]
    public void WhatCanBeRecognisedIsAMention(string text) => Assert.True(LlmMentions.In($"Use(\"{text}\");"));

    [Theory]
    [InlineData("class MyLLMClient;")]
    [InlineData("GROQ_API_KEY")]
    [InlineData("TogetherClient.Instance")]
    [InlineData("Process.Start(\"lean\", file)")]
    [InlineData("docker exec lean_runner")]
    [InlineData("""Key = "sk-0123456789abcdef";""")]
    [InlineData("new { model, temperature = 0, messages }")]
    [InlineData("messages.Add(new { role, content })")]
    [InlineData("""{"prompt": "…", "model": "m", "max_tokens": 5}""")]
    [InlineData("answer.choices[0].message")]
    public void AWordAloneOrAConversationIsAMention(string text) => Assert.True(LlmMentions.In(text));

    [Theory]
    [InlineData("AllMembers, FullMatch, sellModel")]
    [InlineData("// Puts it all together, so they cohere. To grok this, lean back; certainly (all together) avoid embedding.")]
    [InlineData("messages.Clear(); role = null; model.Save();")]
    [InlineData("choices and content")]
    [InlineData("the content of a model")]
    [InlineData("task-0, disk-1, risk-2")]
    [InlineData("Generate(completion, models, multichoices)")]
    public void AWordInsideOthersOrOfASentenceIsNone(string text) => Assert.False(LlmMentions.In(text));
}
