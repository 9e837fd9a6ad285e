using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.Tests.Endpoints;

/// <summary>The gate before all work must let through whatever the catalogue and the vendors' list could ever recognise.</summary>
public sealed class LlmMentionsTests
{
    public static TheoryData<string> Recognisable => [.. EndpointCatalog.Known, .. Vendors.All, "messages", "choices"];

    [Theory]
    [MemberData(nameof(Recognisable))]
    public void WhatCanBeRecognisedContainsAWordOfTheGate(string text) =>
        Assert.Contains(LlmMentions.Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
