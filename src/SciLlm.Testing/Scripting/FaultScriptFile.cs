using System.Text.Json;
using SciLlm.Testing.Scripting;

namespace SciLlm.Testing;

/// <summary>
/// A script as a JSON file: what <see cref="FaultScript.Load"/> and <c>scillm serve --script FILE</c> read. Comments and trailing
/// commas are allowed; an unknown field is an error.
/// </summary>
/// <remarks>
/// <para><c>queue</c> is what <see cref="FaultScript.Enqueue"/> takes: a fault for each of the next requests. <c>rules</c> are what
/// <see cref="FaultScript.When"/> takes: a fault for requests of a kind, for the first <c>times</c> of them, or every so-manieth
/// (<c>every</c>). All conditions of a <c>when</c> must hold: <c>path</c> ends with, <c>model</c> is, <c>prompt</c> (the last user
/// text) contains, <c>body</c> contains. Without a <c>when</c> a rule means every request.</para>
/// <code><![CDATA[
/// {
///   "queue": [
///     { "fault": "status", "status": 429, "retryAfter": 2 },
///     { "fault": "none" },
///     { "fault": "resetMidBody" }
///   ],
///   "rules": [
///     { "when": { "path": "/models" }, "fault": "stall", "at": "beforeHeaders", "times": 1 },
///     { "when": { "model": "test-model", "prompt": "poison" }, "fault": "emptyContent", "every": 3 }
///   ]
/// }
/// ]]></code>
/// <para>Each takes <c>delayMs</c>, the wait before it. The faults and their fields, optional ones with a question mark:</para>
/// <list type="table">
/// <item><term>none</term><description>nothing goes wrong</description></item>
/// <item><term>status</term><description>status, body?, contentType?, and one of retryAfter? (seconds, or a text sent as it is),
/// retryAfterMs?, retryAfterDate? (seconds from now, sent as a date)</description></item>
/// <item><term>html</term><description>status?</description></item>
/// <item><term>redirect</term><description>location, status?</description></item>
/// <item><term>garbageJson</term><description>half a JSON body</description></item>
/// <item><term>stall</term><description>at?: beforeHeaders, afterHeaders or midBody</description></item>
/// <item><term>resetBeforeHeaders, resetMidBody</term><description>the connection is reset</description></item>
/// <item><term>wrongContentLength</term><description>offBy?: bytes</description></item>
/// <item><term>content</term><description>content, finishReason?, reasoning?</description></item>
/// <item><term>emptyContent</term><description>the model says nothing</description></item>
/// <item><term>truncatedContent</term><description>finishReason?</description></item>
/// <item><term>streamError</term><description>message?</description></item>
/// <item><term>streamWithoutDone, streamCutShort</term><description>a stream that ends too early</description></item>
/// <item><term>slowTokens</term><description>pauseMs</description></item>
/// </list>
/// </remarks>
public sealed class FaultScriptFile
{
    private readonly List<Fault> _queue = [];
    private readonly List<(Func<RecordedRequest, bool> Matches, Fault Fault, int? Times, int Every)> _rules = [];

    private FaultScriptFile()
    {
    }

    /// <summary>Reads a script.</summary>
    /// <param name="json">The file's bytes: UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What to call the file in errors.</param>
    /// <exception cref="FaultScriptException">It is not a good script; the message names the line and the field.</exception>
    public static FaultScriptFile Read(ReadOnlyMemory<byte> json, string name)
    {
        var source = ScriptSource.Parse(json, name);
        var script = new FaultScriptFile();
        foreach (var entry in source.Root.Objects("queue"))
        {
            script._queue.Add(FaultReader.Read(entry));
            entry.RejectUnread();
        }

        foreach (var entry in source.Root.Objects("rules"))
        {
            var matches = Condition(entry.Object("when"));
            script._rules.Add((matches, FaultReader.Read(entry), entry.Count("times"), entry.Count("every") ?? 1));
            entry.RejectUnread();
        }

        source.Root.RejectUnread();
        return script;
    }

    /// <summary>Adds the queue and the rules to a script, with counts that start anew.</summary>
    /// <param name="script">The script of a server.</param>
    public void AddTo(FaultScript script)
    {
        script.Enqueue([.. _queue]);
        foreach (var (matches, fault, times, every) in _rules)
        {
            script.When(matches, fault, times, every);
        }
    }

    private static Func<RecordedRequest, bool> Condition(ScriptObject? when)
    {
        var (path, model, prompt, body) = (when?.Text("path"), when?.Text("model"), when?.Text("prompt"), when?.Text("body"));
        when?.RejectUnread();
        return request =>
            (path is null || request.Path.EndsWith(path, StringComparison.Ordinal))
            && (model is null || request.Model == model)
            && (prompt is null || request.Prompt.Contains(prompt, StringComparison.Ordinal))
            && (body is null || request.Text.Contains(body, StringComparison.Ordinal));
    }
}
