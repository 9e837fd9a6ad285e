using System.CommandLine;
using System.Runtime.CompilerServices;
using SciLlm.Cli.Calling;

namespace SciLlm.Cli.Proofs;

/// <summary>Which prover is asked, and how.</summary>
internal sealed class ProverOptions
{
    private readonly CallOptions _call = new();
    private readonly Option<string?> _bridgeBase = new("--bridge-base") { Description = "The bridge; CERTAINLY_BRIDGE_BASE, then LEAN4_BRIDGE_BASE, then http://127.0.0.1:8787 when left out.", HelpName = "URL" };
    private readonly Option<bool> _full = new("--full") { Description = "Lets the prover repair its attempts; without it there is one attempt, and an explanation where it fails." };
    private readonly Option<string?> _session = new("--session") { Description = "Groups calls in the bridge's records.", HelpName = "ID" };
    private readonly Option<string?> _track = new("--track") { Description = "Names the run in the bridge's records.", HelpName = "ID" };
    private readonly Option<TimeSpan?> _maxSeconds = NumberOption.Seconds("--max-seconds", "How long the prover may take for a requirement; in direct mode, Lean for a candidate.");
    private readonly Option<string?> _strategies = new("--strategies") { Description = "Strategies, such as direct,structured.", HelpName = "A,B" };
    private readonly Option<string?> _tactics = new("--tactics") { Description = "Tactics, such as simp,omega.", HelpName = "A,B" };
    private readonly Option<bool> _noLlm = new("--no-llm") { Description = "Lets the prover work without a model." };
    private readonly Option<int?> _concurrency = NumberOption.Count("--concurrency", "Requirements under way at once; 4 when left out.");
    private readonly Option<bool> _direct = new("--direct")
    {
        Description = "A model writes candidates and Lean on this machine compiles them. Where that cannot be, the bridge is asked, unless SCILLM_CERTAINLY_DIRECT_STRICT=1.",
    };
    private readonly Option<int?> _candidates = NumberOption.Count("--candidates", "In direct mode, how many candidates a model writes; 3 when left out.");
    private readonly Option<string?> _statement = new("--statement") { Description = "In direct mode, the one requirement in Lean; what states anything else is no proof.", HelpName = "LEAN" };

    public void AddTo(Command command)
    {
        Option[] options = [_bridgeBase, _full, _session, _track, _maxSeconds, _strategies, _tactics, _noLlm, _concurrency, _direct, _candidates, _statement];
        foreach (var option in options)
            command.Options.Add(option);
        _call.AddTo(command);
    }

    /// <summary>Whether the key comes from standard input, so that nothing else can.</summary>
    public bool ReadsStandardInput(ParseResult parsed) => _call.ReadsStandardInput(parsed);

    /// <summary>One verdict on every requirement, in the order of completion.</summary>
    public async IAsyncEnumerable<Verdict> ProveAsync(ParseResult parsed, IReadOnlyList<ProofItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isDirect = parsed.GetValue(_direct);
        if (parsed.GetValue(_statement) is not null && !(isDirect && items.Count == 1))
            throw new CommandFailedException("--statement says one requirement in Lean, and only in direct mode: give one requirement, and --direct.");
        using var completions = isDirect ? _call.CreateClient(parsed) : null;
        using var certainly = new CertainlyClient(new CertainlyClientOptions { ApiBase = parsed.GetValue(_bridgeBase), Completions = completions });
        var options = Options(parsed);
        if (isDirect)
        {
            // One after the other: Lean alone keeps a machine busy.
            for (var index = 0; index < items.Count; index++)
                yield return await ProveDirectlyAsync(certainly, index, items[index], options, cancellationToken);
            yield break;
        }
        var results = parsed.GetValue(_full) ? certainly.StreamProofsAsync(items, options, cancellationToken)
            : certainly.StreamSimpleProofsAsync(items, options, cancellationToken);
        await foreach (var result in results)
            yield return Verdict.Of(result);
    }

    /// <summary>A call that failed is a verdict like any other, as in a stream.</summary>
    /// <exception cref="SciLlmConfigurationException">Nothing can be proved so.</exception>
    private static async Task<Verdict> ProveDirectlyAsync(CertainlyClient certainly, int index, ProofItem item, ProofOptions options, CancellationToken cancellationToken)
    {
        var own = options with { Strategies = item.Strategies ?? options.Strategies, Tactics = item.Tactics ?? options.Tactics };
        try
        {
            return new Verdict(index, item, await certainly.ProveRequirementAsync(item.RequirementText, own, cancellationToken), null);
        }
        catch (SciLlmException failure) when (failure is not SciLlmConfigurationException)
        {
            return new Verdict(index, item, null, failure);
        }
    }

    private ProofOptions Options(ParseResult parsed)
    {
        var defaults = new ProofOptions();
        return defaults with
        {
            Strategies = List(parsed.GetValue(_strategies)),
            Tactics = List(parsed.GetValue(_tactics)),
            MaxSeconds = parsed.GetValue(_maxSeconds)?.TotalSeconds,
            SessionId = parsed.GetValue(_session),
            TrackId = parsed.GetValue(_track),
            NoLlm = parsed.GetValue(_noLlm),
            Candidates = parsed.GetValue(_candidates) ?? defaults.Candidates,
            Statement = parsed.GetValue(_statement),
            Concurrency = parsed.GetValue(_concurrency) ?? defaults.Concurrency,
        };
    }

    private static string[]? List(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
