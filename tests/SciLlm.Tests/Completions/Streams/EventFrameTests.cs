using System.Text;
using System.Text.Json;
using SciLlm.Completions;
using SciLlm.Completions.Streams;

namespace SciLlm.Tests.Completions.Streams;

public sealed class EventFrameTests
{
    /// <summary>What may stand where an event has its text, in quotes or not.</summary>
    private static readonly string[] Contents =
    [
        "\"\"", "\"hi\"", "\" there\"", "\"Größe 🎉\"", "\"a\\nb\"", "\"a\\\"b\"", "\"ends with \\\\\"", "\"\\u00e9\"", "\"\\", "\"\\\"", "\"a\",\"content\":\"b\"", "\"a\",\"refusal\":\"no\"",
        "\"a\"}},{\"index\":1,\"delta\":{\"content\":\"b\"", "\"a line\nend\"", "\"\\ud83d\"", "null", "7", "[\"a\"]", "[{\"type\":\"text\",\"text\":\"a\"}]", "",
    ];

    private static readonly string[] Events =
    [
        .. Contents.SelectMany(content => (string[])
        [
            $$$"""{"id":"1","model":"m","created":1760000000,"choices":[{"index":0,"delta":{"content":{{{content}}}},"finish_reason":null}]}""",
            $$$"""{"id":"2","choices":[{"index":0,"delta":{"content":{{{content}}}},"finish_reason":"stop"}]}""",
            $$$"""{"choices":[{"index":1,"text":"x","delta":{"reasoning_content":"hm","content":{{{content}}}}}],"usage":{"total_tokens":3}}""",
            $$$"""{"choices":[{"delta":{"content":{{{content}}},"content":{{{content}}}}}]}""",
            "\ufeff" + $$$"""{"choices":[{"delta":{"content":{{{content}}}}}]}""",
        ]),
    ];

    [Fact]
    public void SaysWhatTheWholeEventSays_WhateverWasBefore()
    {
        var framed = 0;
        foreach (var before in Events)
        {
            var frame = new EventFrame();
            if (!TryTake(frame, before)) continue;
            foreach (var data in Events.Select(Encoding.UTF8.GetBytes))
            {
                if (!frame.TryRead(data, out var piece)) continue;
                framed++;
                var whole = CompletionReader.Read(data, expectedId: null, expectedModel: null);
                Assert.Equal((whole.Head, null, null), (frame.Head, whole.Usage, whole.Others));
                Assert.Equal(Said(whole.First), Said(piece));
            }
        }

        // At least each of the plain texts after each of them, in each event that has one piece of one choice.
        Assert.InRange(framed, 8 * 8 * 3, int.MaxValue);

        static object Said(ChoiceParts piece) => (piece.Index, piece.Content, piece.ReasoningContent, piece.Refusal, piece.FinishReason, piece.ToolCalls, piece.Error);
    }

    [Theory]
    [InlineData("""{"choices":[{"delta":{"content":"hi"}}]}""", true)]
    [InlineData("""{"choices":[{"delta":{"content":"hi"}}],"usage":{}}""", false)]
    [InlineData("""{"choices":[{"delta":{"content":"hi"}},{"delta":{"content":"hi"}}]}""", false)]
    [InlineData("""{"choices":[{"delta":{"content":["hi"]}}]}""", false)]
    [InlineData("""{"choices":[{"delta":{"role":"assistant"}}]}""", false)]
    [InlineData("""{"choices":[]}""", false)]
    public void FramesAnEvent_ThatIsOneTextOfOneChoice(string text, bool isFramed)
    {
        var (frame, data) = (new EventFrame(), Encoding.UTF8.GetBytes(text));

        frame.TakeFrom(data, CompletionReader.Read(data, expectedId: null, expectedModel: null));

        Assert.Equal(isFramed, frame.TryRead(data, out _));
    }

    private static bool TryTake(EventFrame frame, string text)
    {
        var data = Encoding.UTF8.GetBytes(text);
        try
        {
            frame.TakeFrom(data, CompletionReader.Read(data, expectedId: null, expectedModel: null));
            return true;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
