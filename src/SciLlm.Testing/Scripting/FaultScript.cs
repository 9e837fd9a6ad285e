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
        _rules.Enqueue(new FaultRule(matches, fault, times, every));

    /// <summary>Adds the queue and the rules of a script file; the format is described at <see cref="FaultScriptFile"/>.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FaultScriptException">The file is not a good script; the message names the line and the field.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(string path) => FaultScriptFile.Read(File.ReadAllBytes(path), Path.GetFileName(path)).AddTo(this);

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

}
