using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Completions;

public sealed class CompletionReadingTests
{
    [Fact]
    public async Task ReadsACompletion()
    {
        const string Body = """
            {"id":"c-1","object":"chat.completion","created":1,"model":"m-2024","system_fingerprint":null,
             "choices":[{"index":0,"logprobs":{"content":[{"token":"hi"}]},"message":{"role":"assistant","content":"hi","reasoning_content":"let me think"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5,"prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":1}}}
            """;

        var completion = await ReadAsync(Body);

        Assert.Equal(("hi", "let me think", "c-1", "m-2024"), (completion.Content, completion.ReasoningContent, completion.Id, completion.Model));
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal((3L, 2L, 5L, 1L, 1L), (completion.Usage!.InputTokenCount, completion.Usage.OutputTokenCount, completion.Usage.TotalTokenCount, completion.Usage.CachedInputTokenCount, completion.Usage.ReasoningTokenCount));
        Assert.Equal(Body, completion.RawJson);
        Assert.Equal(("m", "openai_like", "https://api.test/v1", AuthStyle.Bearer, 1), (completion.Meta.Model, completion.Meta.Provider, completion.Meta.ApiBase, completion.Meta.AuthStyle, completion.Meta.Attempts));
        Assert.Null(completion.Json);
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":null}}]}""", "")]
    [InlineData("""{"choices":[{"message":{}}],"usage":null,"id":null,"model":null}""", "")]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"image","url":"x"},"b",null]}}]}""", "ab")]
    [InlineData("""{"choices":[{"message":{"content":42}}]}""", "42")]
    [InlineData("""{"choices":[{"text":"old style"}]}""", "old style")]
    [InlineData("""{"error":null,"choices":[{"message":{"content":"fine"}}]}""", "fine")]
    [InlineData("""{"choices":[{"message":{"content":"first"}},{"message":{"content":"second"}}]}""", "first")]
    [InlineData("\uFEFF{\"choices\":[{\"message\":{\"content\":\"marked\"}}]}", "marked")]
    [InlineData("""{"usage":{"prompt_tokens":"12","completion_tokens":null,"total_tokens":{}},"choices":[{"message":{"content":"odd"}}],}""", "odd")]
    public async Task ReadsWhatServersSendToo(string body, string content) => Assert.Equal(content, (await ReadAsync(body)).Content);

    [Fact]
    public async Task ReadsNumbersThatAreStrings()
    {
        var completion = await ReadAsync("""{"id":17,"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":"12","completion_tokens":3.0,"total_tokens":"many"}}""");

        Assert.Equal(("17", 12L, 3L, null), (completion.Id, completion.Usage!.InputTokenCount, completion.Usage.OutputTokenCount, completion.Usage.TotalTokenCount));
    }

    [Fact]
    public async Task ReadsToolCalls_AndLeavesContentEmpty()
    {
        var completion = await ReadAsync("""
            {"choices":[{"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[
              {"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\",\"days\":2}"}},
              {"function":{"name":"time","arguments":{"zone":"UTC"}}},
              {"id":"c3","function":{"name":"broken","arguments":"{\"city\":"}}]}}]}
            """);

        Assert.Equal(("", ChatFinishReason.ToolCalls), (completion.Content, completion.FinishReason));
        Assert.Equal([("c1", "weather"), ("call_1", "time"), ("c3", "broken")], completion.ToolCalls.Select(call => (call.CallId, call.Name)));
        Assert.Equal("Rome", ((JsonElement)completion.ToolCalls[0].Arguments!["city"]!).GetString());
        Assert.Equal("UTC", ((JsonElement)completion.ToolCalls[1].Arguments!["zone"]!).GetString());
        Assert.Null(completion.ToolCalls[2].Arguments);
        Assert.IsType<JsonException>(completion.ToolCalls[2].Exception, exactMatch: false);
        Assert.Equal("{\"city\":", completion.ToolCalls[2].RawRepresentation);
    }

    [Fact]
    public async Task KeepsReasoningAndRefusalOutOfTheContent()
    {
        var completion = await ReadAsync("""{"choices":[{"message":{"content":null,"reasoning":"hm","refusal":"I cannot."}}]}""");

        Assert.Equal(("", "hm", "I cannot."), (completion.Content, completion.ReasoningContent, completion.Refusal));
    }

    [Fact]
    public async Task ReadsSeveralChoices()
    {
        var completion = await ReadAsync("""
            {"choices":[{"index":0,"message":{"content":"a","reasoning_content":"hm"},"finish_reason":"stop"},
              {"index":1,"message":{"content":"b"},"finish_reason":"length"},
              {"index":2,"message":{"content":null,"refusal":"No.","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}]}}]}
            """);

        Assert.Equal([(0, "a", "stop"), (1, "b", "length"), (2, "", null)], completion.Choices.Select(choice => (choice.Index, choice.Content, choice.FinishReason?.Value)));
        Assert.Equal(("a", "hm", "No.", "f"), (completion.Content, completion.Choices[0].ReasoningContent, completion.Choices[2].Refusal, completion.Choices[2].ToolCalls[0].Name));
    }

    [Theory]
    [InlineData("""{"choices":[]}""", "no choice")]
    [InlineData("""{"object":"list","data":[]}""", "no choice")]
    [InlineData("<html>login</html>", "not with the JSON")]
    [InlineData("[]", "not with the JSON")]
    [InlineData("", "not with the JSON")]
    public async Task SaysWhatCame_WhenItIsNoCompletion(string body, string hint)
    {
        var exception = await Assert.ThrowsAsync<SciLlmException>(() => ReadAsync(body));

        Assert.Equal((200, "invalid_response"), (exception.Status, exception.ErrorType));
        Assert.Contains(hint, exception.Message, StringComparison.Ordinal);
        Assert.Contains("https://api.test/v1/chat/completions", exception.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public Property NeverFailsInAnyOtherWay_WhateverTheServerSends()
    {
        var whole = Answers.Completion("hello \"world\"");
        var bent = from at in Gen.Choose(0, whole.Length - 1)
                   from length in Gen.Choose(0, 12)
                   from put in Gen.Elements("", "{", "]", "null", "\"", ",", "1e999", "\\u12", "\u0000", "[[[[")
                   select whole.Remove(at, Math.Min(length, whole.Length - at)).Insert(at, put);
        return Prop.ForAll(bent.ToArbitrary(), body =>
        {
            try
            {
                ReadAsync(body).GetAwaiter().GetResult();
            }
            catch (SciLlmException)
            {
            }
        });
    }

    private static async Task<Completion> ReadAsync(string body)
    {
        using var client = TestClient.Create(new StubHandler(StubHandler.Status(200, body)), options => options.MaxRetries = 0);
        return await client.CompleteAsync(TestClient.Ask());
    }
}
