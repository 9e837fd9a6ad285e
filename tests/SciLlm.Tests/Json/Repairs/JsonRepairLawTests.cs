using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Tests.Json.Repairs;

public sealed class JsonRepairLawTests
{
    private static readonly JsonRepairOptions Done = new() { FinishReason = ChatFinishReason.Stop };

    private static readonly Gen<string> Scraps = Gen.Elements(
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\\"", "a", "\"a\"", "'b'", "1", "-", "1.5", "tru", "true", "None", " ", "\n", "//", "/*", "*/", "#", "```", "<think>", "</think>", "“", "”", "é", "\ud83d");

    [Property(MaxTest = 200)]
    public Property GivesValidJsonBackAsItIs() => Prop.ForAll(JsonDocuments.Containers.ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (document, isIndented) =>
    {
        var text = Write(document, isIndented);
        return JsonRepair.TryRepair(text, Done, out var result) && ReferenceEquals(text, result.Json) && result.Changes.Count == 0;
    });

    [Property(MaxTest = 500)]
    public Property UndoesTheFaultsThatKeepAllData() => Prop.ForAll(JsonDocuments.Containers.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (document, seed) =>
    {
        var text = SloppyWriter.Write(document, seed);
        Assert.True(JsonRepair.TryRepair(text, null, out var result), $"{result.Refusal}\n{text}");
        return JsonNode.DeepEquals(document, JsonNode.Parse(result.Json!)).Label($"{text}\nbecame\n{result.Json}");
    });

    [Property(MaxTest = 60)]
    public Property RefusesEveryProperPrefix_UnlessNothingIsMissing() => Prop.ForAll(JsonDocuments.Containers.ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (document, isIndented) =>
    {
        var text = Write(document, isIndented) + "\n";
        return Prefixes(text).All(prefix => !JsonRepair.TryRepair(prefix, null, out _) || prefix == text.TrimEnd());
    });

    [Property(MaxTest = 60)]
    public Property AddsOnlyBracketsToAPrefix_WhenTheModelWasDone() => Prop.ForAll(JsonDocuments.Containers.ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (document, isIndented) =>
        Prefixes(Write(document, isIndented)).All(prefix =>
        {
            if (!JsonRepair.TryRepair(prefix, Done, out var result)) return true;
            Assert.StartsWith(prefix, result.Json, StringComparison.Ordinal);
            return result.Json![prefix.Length..].All(character => character is '}' or ']') && !char.IsAsciiDigit(prefix[^1]);
        }));

    [Property(MaxTest = 1000)]
    public Property GivesJsonOrNothing() => Prop.ForAll(Scraps.ListOf().ToArbitrary(), Gen.Elements(Done, null).ToArbitrary(), (scraps, options) =>
    {
        if (!JsonRepair.TryRepair(string.Concat(scraps), options, out var result)) return result.Json is null && result.Refusal is not null;
        using var document = JsonDocument.Parse(result.Json!);
        return document.RootElement.ValueKind != JsonValueKind.Undefined;
    });

    [Theory]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("[],")]
    [InlineData("'\"',")]
    [InlineData("\\\"")]
    [InlineData("\"a\n")]
    [InlineData("```")]
    [InlineData("<think></think>")]
    [InlineData("<think>")]
    [InlineData("/*")]
    [InlineData("/**/")]
    [InlineData("# \n")]
    [InlineData("a: ")]
    [InlineData("1, \n")]
    public void LooksAtEachCharacterAFewTimes_WhateverTheTextIsMadeOf(string part)
    {
        foreach (var (before, after) in new[] { ("", ""), ("[", "]"), ("{'", "'}"), ("Look: [", "]") })
        {
            var text = before + string.Concat(Enumerable.Repeat(part, 10_000)) + after;

            JsonRepair.TryRepair(text, Done, out var result);

            Assert.InRange(result.Steps, text.Length, (30L * text.Length) + 100);
        }
    }

    [Fact]
    public void IsNotTroubledByDepth()
    {
        var text = new string('[', 200_000) + "1," + new string(']', 200_000);

        Assert.True(JsonRepair.TryRepair(text, null, out var result));
        Assert.Equal(text.Replace(",", "", StringComparison.Ordinal), result.Json);
    }

    private static string Write(JsonNode document, bool isIndented) =>
        document.ToJsonString(new JsonSerializerOptions { WriteIndented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static IEnumerable<string> Prefixes(string text) => Enumerable.Range(0, text.Length).Select(length => text[..length]);
}
