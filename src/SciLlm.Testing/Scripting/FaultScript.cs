using System.Collections.Concurrent;
using SciLlm.Testing.Faults;
using SciLlm.Testing.Scripting;

namespace SciLlm.Testing;

/// <summary>
/// Says what goes wrong, and when. For each request, in the order they arrive: the first rule (<see cref="When"/>) that fires decides;
/// else the next fault in the queue (<see cref="Enqueue"/>); else nothing goes wrong. Safe to change while requests come in.
/// </summary>
public sealed class FaultScript
{
    private readonly ConcurrentQueue<Fault> _queue = new();
    private readonly ConcurrentQueue<FaultRule> _rules = new();

    /// <summary>How many queued faults no request has met yet: 0 when the script has played to its end.</summary>
    public int Pending => _queue.Count;

    internal bool HasRules => !_rules.IsEmpty;

    /// <summary>Gives each of the next requests, to any path, one of these; <see cref="Fault.None"/> lets one pass.</summary>
    /// <param name="faults">The faults, in the order of the requests.</param>
    public void Enqueue(params Fault[] faults)
    {
        foreach (var fault in faults)
        {
            _queue.Enqueue(fault);
        }
    }

    /// <summary>Gives a fault to requests of a kind.</summary>
    /// <param name="matches">Which requests: by path, model, prompt, headers or body. Called for each request, on any thread.</param>
    /// <param name="fault">What they meet.</param>
    /// <param name="times">How many of them at most; without it, no end.</param>
    /// <param name="every">Only every so-manieth of them: with 3, the third, the sixth, … Default: each.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> or <paramref name="every"/> is below 1.</exception>
    public void When(Func<RecordedRequest, bool> matches, Fault fault, int? times = null, int every = 1) =>
        Add(new FaultRule(matches, fault, times, every));

    /// <summary>Adds the queue and the rules of a JSON file, such as <c>scillm serve --script FILE</c> is given; all of it or nothing.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FaultScriptException">The file is not a good script; the message names the line and the field.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <remarks>
    /// <para>Comments and trailing commas are allowed; an unknown field is an error. <c>queue</c> is what <see cref="Enqueue"/> takes: a
    /// fault for each of the next requests. <c>rules</c> are what <see cref="When"/> takes: a fault for requests of a kind, for the first
    /// <c>times</c> of them, or every so-manieth (<c>every</c>). All conditions of a <c>when</c> must hold: <c>path</c> ends with,
    /// <c>model</c> is, <c>prompt</c> (the last user text) contains, <c>body</c> contains. Without a <c>when</c> a rule means every
    /// request.</para>
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
    /// <item><term>streamCrLf, streamComments</term><description>a stream that is only written in another way</description></item>
    /// <item><term>streamGiantEvent</term><description>bytes: its size</description></item>
    /// <item><term>inPieces</term><description>bytes: the size of a piece, cut anywhere</description></item>
    /// <item><term>slowTokens</term><description>pauseMs</description></item>
    /// <item><term>proof</term><description>status, explanation?, diagnostics?, requirement? (a text it contains)</description></item>
    /// </list>
    /// </remarks>
    public void Load(string path) => FaultScriptFile.AddTo(this, File.ReadAllBytes(path), Path.GetFileName(path));

    /// <summary>Takes the fault of the next request.</summary>
    /// <param name="request">The request; may be <see langword="null"/> while there are no rules.</param>
    internal Fault Next(RecordedRequest? request)
    {
        if (request is not null)
        {
            foreach (var rule in _rules)
            {
                try
                {
                    if (rule.Fires(request))
                    {
                        return rule.Fault;
                    }
                }
                catch (Exception thrown)
                {
                    // The condition is the test's own code: its failure must reach the test, and the answer is the way there.
                    return new BrokenConditionFault(thrown);
                }
            }
        }

        return _queue.TryDequeue(out var fault) ? fault : Fault.None;
    }

    internal void Add(FaultRule rule) => _rules.Enqueue(rule);
}
