using System.Text;
using SciLlm.Testing;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Testing;

public sealed class ScriptFileTests
{
    [Fact]
    public async Task PlaysItsQueueAndItsRules()
    {
        await using var server = await LlmTestServer.StartAsync(new LlmTestServerOptions { Models = ["test-model", "slow"] });
        using var client = new RawClient(server);
        Load(server.Script, """
            {
              // the first answer of all
              "queue": [{ "fault": "status", "status": 429, "retryAfter": 1.50 }, { "fault": "none" }],
              "rules": [
                { "when": { "path": "/models" }, "fault": "html", "status": 504, "times": 1 },
                { "when": { "model": "test-model", "prompt": "poison", "body": "\"user\"" }, "fault": "content", "content": "", "every": 2 },
              ],
            }
            """);

        var limited = await client.PostAsync(RawClient.Chat("poison"));
        Assert.Equal((429, "1.50"), ((int)limited.StatusCode, Assert.Single(limited.Headers.NonValidated["Retry-After"])));
        Assert.Equal(504, (int)(await client.GetAsync("models")).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("models")).StatusCode);
        Assert.Equal("", (await client.ChatAsync("poison")).Content());
        Assert.Equal("poison", (await client.ChatAsync("poison")).Content());
    }

    [Theory]
    [InlineData("""{"fault":"none","delayMs":250}""")]
    [InlineData("""{"fault":"status","status":503,"body":"b","contentType":"text/plain","retryAfter":"soon"}""")]
    [InlineData("""{"fault":"status","status":503,"retryAfterMs":20}""")]
    [InlineData("""{"fault":"status","status":503,"retryAfterDate":-5}""")]
    [InlineData("""{"fault":"html"}""")]
    [InlineData("""{"fault":"redirect","location":"https://example.com","status":308}""")]
    [InlineData("""{"fault":"garbageJson"}""")]
    [InlineData("""{"fault":"stall","at":"beforeHeaders"}""")]
    [InlineData("""{"fault":"resetBeforeHeaders"}""")]
    [InlineData("""{"fault":"resetMidBody"}""")]
    [InlineData("""{"fault":"wrongContentLength","offBy":-3}""")]
    [InlineData("""{"fault":"content","content":"c","finishReason":"length","reasoning":"r"}""")]
    [InlineData("""{"fault":"emptyContent"}""")]
    [InlineData("""{"fault":"truncatedContent","finishReason":"stop"}""")]
    [InlineData("""{"fault":"streamError","message":"m"}""")]
    [InlineData("""{"fault":"streamWithoutDone"}""")]
    [InlineData("""{"fault":"streamCutShort"}""")]
    [InlineData("""{"fault":"streamCrLf"}""")]
    [InlineData("""{"fault":"streamComments"}""")]
    [InlineData("""{"fault":"streamGiantEvent","bytes":4096}""")]
    [InlineData("""{"fault":"inPieces","bytes":3}""")]
    [InlineData("""{"fault":"slowTokens","pauseMs":0.5}""")]
    [InlineData("""{"fault":"proof","status":"unproved","explanation":"e","diagnostics":"d","requirement":"r"}""")]
    public void KnowsEveryFault(string fault)
    {
        var script = new FaultScript();

        Load(script, $$"""{"queue":[{{fault}}]}""");

        Assert.Equal(1, script.Pending);
    }

    [Theory]
    [InlineData("""
        {
          "queue": [
            { "fault": "none" },
            { "fault": "resett" }
          ]
        }
        """, "script.json, line 4: queue[1].fault: 'resett' is not a fault. Use one of: none, status, html, *")]
    [InlineData("""
        {
          "rules": [
            { "fault": "html",
              "when": { "promt": "x" } }
          ]
        }
        """, "script.json, line 4: rules[0].when.promt: is not a field here. Remove it, or use one of: body, model, path, prompt.")]
    [InlineData("""{ "queue": [{ "status": 500 }] }""", "script.json, line 1: queue[0]: 'fault' is missing. Add it.")]
    [InlineData("""{ "queue": [{ "fault": "status" }] }""", "script.json, line 1: queue[0]: 'status' is missing. Add it.")]
    [InlineData("""{ "queue": [{ "fault": "status", "status": 99 }] }""", "script.json, line 1: queue[0].status: a status is a number from 200 to 599.")]
    [InlineData("""{ "queue": [{ "fault": "none", "delayMs": -1 }] }""", "script.json, line 1: queue[0].delayMs: a wait is a number of milliseconds, 0 or more.")]
    [InlineData("""{ "queue": [{ "fault": "stall", "at": "noon" }] }""", "script.json, line 1: queue[0].at: 'noon' is not a place to stall at. Use beforeHeaders, afterHeaders or midBody.")]
    [InlineData("""{ "queue": [{ "fault": "html", "body": "x" }] }""", "script.json, line 1: queue[0].body: is not a field here. Remove it, or use one of: delayMs, fault, status.")]
    [InlineData("""{ "queue": [{ "fault": 5 }] }""", "script.json, line 1: queue[0].fault: must be a text in quotes.")]
    [InlineData("""{ "queue": [{ "fault": "html", "status": "502" }] }""", "script.json, line 1: queue[0].status: must be a number.")]
    [InlineData("""{ "queue": ["none"] }""", "script.json, line 1: queue[0]: must be an object.")]
    [InlineData("""{ "queue": {} }""", "script.json, line 1: queue: must be an array of objects.")]
    [InlineData("""{ "rules": [{ "fault": "none", "times": 0 }] }""", "script.json, line 1: rules[0].times: must be a whole number of at least 1.")]
    [InlineData("""{ "queue": [{ "fault": "none", "times": 1 }] }""", "script.json, line 1: queue[0].times: is not a field here. *")]
    [InlineData("""{ "faults": [] }""", "script.json, line 1: faults: is not a field here. Remove it, or use one of: queue, rules.")]
    [InlineData("[]", "script.json, line 1: a script is an object: *")]
    [InlineData("{\n\n\"queue\": [}", "script.json, line 3: not JSON: *")]
    public void NamesTheLineAndTheField_AndSaysWhatToDo(string text, string message)
    {
        var error = Assert.Throws<FaultScriptException>(() => Load(new FaultScript(), text));

        if (message.EndsWith('*'))
        {
            Assert.StartsWith(message[..^1], error.Message);
        }
        else
        {
            Assert.Equal(message, error.Message);
        }
    }

    [Fact]
    public void MayStartWithAByteOrderMark()
    {
        var script = new FaultScript();

        Load(script, "\uFEFF{\"queue\":[{\"fault\":\"none\"}]}");

        Assert.Equal(1, script.Pending);
    }

    [Fact]
    public void AddsNothing_WhenAnyOfItIsWrong()
    {
        var script = new FaultScript();

        Assert.Throws<FaultScriptException>(() => Load(script, """{ "queue": [{ "fault": "none" }], "rules": [{}] }"""));

        Assert.Equal(0, script.Pending);
    }

    private static void Load(FaultScript script, string text)
    {
        using var folder = new ScratchFolder();
        script.Load(folder.Write("script.json", Encoding.UTF8.GetBytes(text)));
    }
}
