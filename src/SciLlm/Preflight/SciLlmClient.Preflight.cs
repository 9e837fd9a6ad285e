using SciLlm.Preflight;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class SciLlmClient
{
    /// <summary>Lists the server's models; the key is tried as Bearer, then as <c>x-api-key</c> (contract, "paved preflight + discovery").</summary>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The models in the server's order.</returns>
    /// <exception cref="SciLlmConfigurationException">The client has no base or no key; nothing was sent.</exception>
    /// <exception cref="SciLlmException">The server refused, failed, or could not be reached.</exception>
    public async Task<ModelList> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        var call = NewListCall(apiBase: null, apiKey: null, _retry);
        await _transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return new ModelList(call.Models, call.Describe());
    }

    /// <summary>The blocking form of <see cref="SanityPreflightAsync"/>, for code that is not async.</summary>
    /// <param name="model">The model to check; null checks the one that requests without a model get.</param>
    /// <param name="options">Base, key, probes and time; null for the defaults.</param>
    /// <inheritdoc cref="SanityPreflightAsync" path="/returns"/>
    /// <inheritdoc cref="SanityPreflightAsync" path="/exception"/>
    public PreflightResult SanityPreflight(string? model = null, PreflightOptions? options = null) =>
        Task.Run(() => SanityPreflightAsync(model, options)).GetAwaiter().GetResult();

    /// <summary>
    /// Checks that work can begin: lists the models, looks for <paramref name="model"/>, and sends some strict-JSON probes at once. Nothing is tried
    /// again and no other model is tried, so that a wrong route or a used-up quota shows at once (contract, "Step 07").
    /// </summary>
    /// <param name="model">The model to check; null checks the one that requests without a model get.</param>
    /// <param name="options">Base, key, probes and time; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the preflight with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>What was found; a failure is in <see cref="PreflightResult.Details"/>, not thrown. Pass it on, or call <see cref="PreflightResult.EnsureOk"/>.</returns>
    /// <exception cref="SciLlmConfigurationException">The base, key or model is missing; nothing was sent.</exception>
    public Task<PreflightResult> SanityPreflightAsync(string? model = null, PreflightOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PreflightOptions();
        var probe = PreflightRun.Probe(model, options);
        _resolver.EnsureSendable(probe);
        var parallel = options.Parallel ?? _environment.PreflightParallel ?? 3;
        if (parallel < 1) throw SciLlmConfigurationException.For($"{nameof(PreflightOptions)}.{nameof(options.Parallel)} is {parallel}; set 1 or more.");
        var wallTime = options.WallTime ?? _environment.PreflightWallTime ?? TimeSpan.FromSeconds(30);

        var noRetry = new RetryPolicy(_time, maxRetries: 0, RetryPolicy.LongestSingleBackoff, _jitter);
        var run = new PreflightRun(
            _transport,
            NewListCall(options.ApiBase, options.ApiKey, noRetry),
            [.. Enumerable.Range(0, parallel).Select(_ => NewCall(probe, _time, noRetry, _timeout, gate: null))],
            TimeLimit.Ensure(wallTime, $"{nameof(PreflightOptions)}.{nameof(options.WallTime)}"),
            _time);
        return run.RunAsync(cancellationToken);
    }

    private ModelListCall NewListCall(string? apiBase, string? apiKey, RetryPolicy retry) => new()
    {
        Api = _resolver.Address(apiBase),
        Key = _resolver.Key(apiKey),
        AttemptTimeout = _timeout,
        Retry = retry,
        Time = _time,
        Log = _log,
    };
}
