using Microsoft.Extensions.AI;
using SciLlm.Json;

namespace SciLlm.Tests.Json.Repairs;

public sealed class JsonRepairTests
{
    [Theory]
    [InlineData("```json\n{\"a\":1}\n```", """{"a":1}""")]
    [InlineData("Here you go:\n```\n[1, 2]\n```\nAnything else?", "[1, 2]\n")]
    [InlineData("```json\n\"yes\"\n```", "\"yes\"")]
    [InlineData("""Sure! The answer is {"a":1}. Bye.""", """{"a":1}""")]
    [InlineData("""<think>Maybe {"a":2}?</think> {"a":1}""", """{"a":1}""")]
    [InlineData("""First {"a":2}, no. </think>{"a":1}""", """{"a":1}""")]
    [InlineData("""{"a":[1,2,],}""", """{"a":[1,2]}""")]
    [InlineData("// the answer\n{\"a\":1, /* so */ \"b\":2 # more\n}", "{\"a\":1,  \"b\":2 \n}")]
    [InlineData("""{'a':'it\'s "so"'}""", """{"a":"it's \"so\""}""")]
    [InlineData("{“a”:‘b’}", """{"a":"b"}""")]
    [InlineData("""{a:1,$b_2:{c:[]}}""", """{"a":1,"$b_2":{"c":[]}}""")]
    [InlineData("[True, False, None]", "[true, false, null]")]
    [InlineData("{\"a\":\"x\ny\u0001\"}", """{"a":"x\ny\u0001"}""")]
    [InlineData("""["it\'s"]""", """["it's"]""")]
    [InlineData("\uFEFF{\"a\":\u00A01}", """{"a": 1}""")]
    [InlineData("""{"a":[1]}}""", """{"a":[1]}""")]
    public void Repairs_WhatKeepsAllData(string text, string expected)
    {
        Assert.True(JsonRepair.TryRepair(text, null, out var result), result.Refusal);

        Assert.Equal(expected.Trim(), result.Json!.Trim());
        Assert.NotEmpty(result.Changes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I cannot answer that.")]
    [InlineData("""{"a":"cut of""")]
    [InlineData("""{"a":12""")]
    [InlineData("""{"a":tru""")]
    [InlineData("""{"a":1,"b""")]
    [InlineData("""{"a":1,"b":""")]
    [InlineData("[1,")]
    [InlineData("[1,,2]")]
    [InlineData("[1 2]")]
    [InlineData("""{"a" 1}""")]
    [InlineData("[1}")]
    [InlineData("[1]]]")]
    [InlineData("[01]")]
    [InlineData("[1.]")]
    [InlineData("[NaN]")]
    [InlineData("[yes]")]
    [InlineData("""["he said "hi" there"]""")]
    [InlineData("""["\x41"]""")]
    [InlineData("""["\u00"]""")]
    [InlineData("""{'a':'it's'}""")]
    [InlineData("""{“a":1}""")]
    [InlineData("""{"a":1,a:2}""")]
    [InlineData("""{"a":1,"\u0061":2,}""")]
    [InlineData("""{None:1}""")]
    [InlineData("[1 // so]")]
    [InlineData("[1 /* so ]")]
    [InlineData("<think>{}")]
    [InlineData("""{"a":1} {"b":2}""")]
    [InlineData("""{"a":1} and [2]""")]
    [InlineData("""{"a":1}, "b":2""")]
    [InlineData(""" "a": {"b":1}""")]
    [InlineData("""42 {"a":1}""")]
    [InlineData("""{"a":1} null""")]
    [InlineData("```\n1\n```\n```\n2\n```")]
    public void Refuses_WhatWouldInventOrDropData(string text)
    {
        Assert.False(JsonRepair.TryRepair(text, new() { FinishReason = ChatFinishReason.Length }, out var result));

        Assert.Null(result.Json);
        Assert.StartsWith("Not repaired: at character ", result.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":[{"b":"c"}""", """{"a":[{"b":"c"}]}""")]
    [InlineData("[true", "[true]")]
    [InlineData("[1\n", "[1\n]")]
    [InlineData("```json\n{\"a\":\"b\"\n```", "{\"a\":\"b\"\n}")]
    public void AddsMissingBrackets_OnlyWhenTheModelWasDone(string text, string expected)
    {
        Assert.True(JsonRepair.TryRepair(text, new() { FinishReason = ChatFinishReason.Stop }, out var result), result.Refusal);
        Assert.Equal(expected, result.Json!.TrimStart());
        Assert.Contains(result.Changes, change => change.Kind == JsonRepairKind.MissingBrackets);

        Assert.False(JsonRepair.TryRepair(text, new() { FinishReason = ChatFinishReason.Length }, out _));
        Assert.False(JsonRepair.TryRepair(text, null, out _));
    }

    [Theory]
    [InlineData("[1")]
    [InlineData("[")]
    [InlineData("""{"a":{""")]
    [InlineData("""["a",""")]
    [InlineData("""{"a":""")]
    [InlineData("""{"a":"b""")]
    public void AddsNothing_WhenMoreThanBracketsMayBeMissing(string text) =>
        Assert.False(JsonRepair.TryRepair(text, new() { FinishReason = ChatFinishReason.Stop }, out _));

    [Fact]
    public void Refuses_HalfOfASurrogatePair() => Assert.False(JsonRepair.TryRepair("[\"\ud800\",]", null, out _));

    [Fact]
    public void TellsWhatItChanged_AndWhere()
    {
        const string Text = "Look: {a:None,'b':1,}!";

        Assert.True(JsonRepair.TryRepair(Text, null, out var result));

        Assert.Equal("""{"a":null,"b":1}""", result.Json);
        Assert.Equal(
            [
                new(JsonRepairKind.SurroundingText, 0, "Look: ", ""),
                new(JsonRepairKind.UnquotedKey, 7, "a", "\"a\""),
                new(JsonRepairKind.PythonKeyword, 9, "None", "null"),
                new(JsonRepairKind.Quotes, 14, "'b'", "\"b\""),
                new(JsonRepairKind.TrailingComma, 19, ",", ""),
                new JsonRepairChange(JsonRepairKind.SurroundingText, 21, "!", ""),
            ],
            result.Changes);
    }
}
