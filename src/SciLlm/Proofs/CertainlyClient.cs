using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SciLlm.Authentication;
using SciLlm.Proofs;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// Proves requirements with the Certainly/Lean4 bridge, through the same authentication, retries, time limits and redaction as every other call
/// (contract, "Certainly / Lean4 (paved path)"). Make one and keep it: it is safe for concurrent use and holds the connections.
/// </summary>
/// <example><code>
/// using var certainly = CertainlyClient.FromEnvironment();
/// var response = await certainly.ProveAsync([new ProofItem("Nat.add_assoc")], new ProofOptions { MaxSeconds = 120 });
/// foreach (var result in response.Results) Console.WriteLine(result.Ok ? result.LeanCode : result.Explanation);
/// </code></example>
public sealed partial class CertainlyClient : IDisposable
{
    private const int NamedProblems = 20;

    private static readonly Lazy<CertainlyClient> Shared = new(FromEnvironment);
    private static readonly TimeSpan ShortestRequest = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan RequestOverhead = TimeSpan.FromSeconds(30);

    private readonly CertainlyClientOptions _options;
    private readonly SciLlmEnvironment _environment;
    private readonly Credential _key;
    private readonly TimeProvider _time;
    private readonly RetryPolicy _retry;
    private readonly ILogger _log;
    private readonly TransportPipeline _transport;

    /// <summary>A client with its own connections.</summary>
    /// <param name="options">Its settings; what is null there comes from the environment.</param>
    /// <exception cref="SciLlmConfigurationException">A setting cannot be used.</exception>
    public CertainlyClient(CertainlyClientOptions options)
        : this(options, null, SciLlmEnvironment.Process, Random.Shared.NextDouble)
    {
    }

    /// <summary>A client over a handler of yours, such as one of a handler factory. The client does not dispose it.</summary>
    /// <param name="options">Its settings; <see cref="CertainlyClientOptions.ConnectTimeout"/> is the handler's own business then.</param>
    /// <param name="handler">Where requests go; it must not follow redirects.</param>
    /// <exception cref="SciLlmConfigurationException">A setting cannot be used, or the handler follows redirects.</exception>
    public CertainlyClient(CertainlyClientOptions options, HttpMessageHandler handler)
        : this(options, handler ?? throw new ArgumentNullException(nameof(handler)), SciLlmEnvironment.Process, Random.Shared.NextDouble)
    {
    }

    internal CertainlyClient(CertainlyClientOptions options, HttpMessageHandler? handler, SciLlmEnvironment environment, Func<double> jitter)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problems().FirstOrDefault() is { } problem) throw SciLlmConfigurationException.For($"{problem}.");
        (_options, _environment) = (options, environment);
        _key = KeyOf(options);
        _time = options.TimeProvider;
        _log = options.LoggerFactory?.CreateLogger<CertainlyClient>() ?? (ILogger)NullLogger.Instance;
        _retry = new RetryPolicy(_time, options.MaxRetries, RetryPolicy.LongestSingleBackoff, jitter);
        _transport = new TransportPipeline(handler is null
            ? new HttpMessageInvoker(PlatformHandler.Create(options.ConnectTimeout))
            : new HttpMessageInvoker(PlatformHandler.EnsureSafe(handler), disposeHandler: false));
    }

    /// <summary>One client for the whole process, made from the environment when it is first used. Do not dispose it.</summary>
    public static CertainlyClient Default => Shared.Value;

    /// <summary>
    /// A client with default settings, whose bridge is at <c>CERTAINLY_BRIDGE_BASE</c>, else <c>LEAN4_BRIDGE_BASE</c>, else
    /// <c>http://127.0.0.1:8787</c>.
    /// </summary>
    public static CertainlyClient FromEnvironment() => new(new CertainlyClientOptions());

    /// <summary>Proves requirements in one call of the bridge; the contract's <c>certainly_prove</c>.</summary>
    /// <param name="items">What to prove; at least one.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One result for every requirement, in order. A requirement that is not proved is a result and no exception, unless <see cref="ProofOptions.RequireProved"/> is set.</returns>
    /// <exception cref="SciLlmConfigurationException">There is nothing to prove, or a requirement or option cannot be used; nothing was sent.</exception>
    /// <exception cref="ProofException"><see cref="ProofOptions.RequireProved"/> is set and a requirement is not proved.</exception>
    /// <exception cref="SciLlmTimeoutException">The bridge did not answer within <see cref="ProofOptions.RequestTimeout"/>.</exception>
    /// <exception cref="SciLlmException">The bridge refused, failed, or could not be reached.</exception>
    public Task<ProofResponse> ProveAsync(IReadOnlyList<ProofItem> items, ProofOptions? options = null, CancellationToken cancellationToken = default) =>
        ProveAsync(items, options, isSimple: false, cancellationToken);

    /// <summary>
    /// Proves requirements with one generation and one compilation each, without repairs; the contract's <c>certainly_prove_simple</c>, and its advice for
    /// pipelines. What is not proved may come with an <see cref="ProofResult.Explanation"/>.
    /// </summary>
    /// <inheritdoc cref="ProveAsync(IReadOnlyList{ProofItem}, ProofOptions?, CancellationToken)"/>
    public Task<ProofResponse> ProveSimpleAsync(IReadOnlyList<ProofItem> items, ProofOptions? options = null, CancellationToken cancellationToken = default) =>
        ProveAsync(items, options, isSimple: true, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();

    private async Task<ProofResponse> ProveAsync(IReadOnlyList<ProofItem> items, ProofOptions? options, bool isSimple, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        options = EnsureUsable(options);
        if (items.Count == 0) throw SciLlmConfigurationException.For("There is nothing to prove; give at least one ProofItem.");
        EnsureSendable(items);

        var response = await NewCall(items, options, isSimple, gate: null).SendAsync(_transport, cancellationToken).ConfigureAwait(false);
        return options.RequireProved ? response.EnsureProved() : response;
    }

    private ProofCall NewCall(IReadOnlyList<ProofItem> items, ProofOptions options, bool isSimple, IAttemptGate? gate) => new(items, options)
    {
        Bridge = Address(options),
        IsSimple = isSimple,
        Key = _key,
        Model = "certainly",
        Provider = "certainly",
        AttemptTimeout = options.RequestTimeout ?? RequestTimeout(options),
        Retry = _retry,
        Time = _time,
        Log = _log,
        Gate = gate,
    };

    // A request that ends before the prover may is of no use.
    private static TimeSpan RequestTimeout(ProofOptions options)
    {
        var proving = TimeSpan.FromSeconds(options.MaxSeconds ?? 0) + RequestOverhead;
        return proving > TimeLimit.Longest ? TimeLimit.Longest : proving > ShortestRequest ? proving : ShortestRequest;
    }

    private ProofOptions EnsureUsable(ProofOptions? options)
    {
        options ??= new ProofOptions();
        if (ProofRequestRules.Problem(options) is { } problem) throw SciLlmConfigurationException.For($"{nameof(ProofOptions)} cannot be used: {problem}.");
        Address(options);
        return options;
    }

    private static void EnsureSendable(IEnumerable<ProofItem> items)
    {
        var problems = items
            .Select((item, index) => (Index: index, Problem: ProofRequestRules.Problem(item)))
            .Where(entry => entry.Problem is not null)
            .Take(NamedProblems)
            .Select(entry => $"requirement {entry.Index}: {entry.Problem}")
            .ToList();
        if (problems.Count > 0) throw SciLlmConfigurationException.For($"The requirements cannot be sent, and none of them was. {string.Join("; ", problems)}.");
    }

    private BridgeAddress Address(ProofOptions options)
    {
        var text = Given(options.ApiBase) ?? Given(_options.ApiBase) ?? _environment.CertainlyBridgeBase ?? BridgeAddress.Default;
        return BridgeAddress.TryParse(text, _options.AllowInsecureTransport || _key.IsNone, out var address, out var problem)
            ? address
            : throw SciLlmConfigurationException.For($"The bridge cannot be called: {problem}.");
    }

    private static Credential KeyOf(CertainlyClientOptions options) =>
        Given(options.ApiKey) is not { } text ? Credential.None
        : Credential.TryParse(text, out var key) ? key!
        : throw SciLlmConfigurationException.For($"{nameof(CertainlyClientOptions)}.{nameof(options.ApiKey)} holds characters that no header can carry; check that it holds the key and nothing else.");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
