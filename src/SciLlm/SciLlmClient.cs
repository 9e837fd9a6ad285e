using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SciLlm.Completions;
using SciLlm.Json;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// Calls any OpenAI-compatible endpoint: completions, batches, preflight and model lists, with authentication, retries and time limits in one
/// place. Make one and keep it: it is safe for concurrent use and holds the connections (client specification, section 1).
/// </summary>
/// <example><code>
/// using var client = SciLlmClient.FromEnvironment();
/// var answer = await client.CompleteAsync(new CompletionRequest { Model = "…", Messages = [new(ChatRole.User, "hi")] });
/// Console.WriteLine(answer.Content);
/// </code></example>
public sealed partial class SciLlmClient : IDisposable
{
    private static readonly Lazy<SciLlmClient> Shared = new(FromEnvironment);

    private readonly SciLlmEnvironment _environment;
    private readonly CallResolver _resolver;
    private readonly TransportPipeline _transport;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _idleTimeout;
    private readonly int _maxRetries;
    private readonly Func<double> _jitter;
    private readonly RetryPolicy _retry;
    private readonly ILogger _log;

    /// <summary>A client with its own connections.</summary>
    /// <param name="options">Its settings; what is null there comes from the environment.</param>
    /// <exception cref="SciLlmConfigurationException">A time limit or the number of retries cannot be used.</exception>
    public SciLlmClient(SciLlmClientOptions options)
        : this(options, null, SciLlmEnvironment.Process, Random.Shared.NextDouble)
    {
    }

    /// <summary>A client over a handler of yours, such as one of a handler factory. The client does not dispose it.</summary>
    /// <param name="options">Its settings; <see cref="SciLlmClientOptions.ConnectTimeout"/> is the handler's own business then.</param>
    /// <param name="handler">Where requests go; it must not follow redirects, which could carry the key to another host.</param>
    /// <exception cref="SciLlmConfigurationException">A setting cannot be used, or the handler follows redirects.</exception>
    public SciLlmClient(SciLlmClientOptions options, HttpMessageHandler handler)
        : this(options, handler ?? throw new ArgumentNullException(nameof(handler)), SciLlmEnvironment.Process, Random.Shared.NextDouble)
    {
    }

    internal SciLlmClient(SciLlmClientOptions options, HttpMessageHandler? handler, SciLlmEnvironment environment, Func<double> jitter)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problems().FirstOrDefault() is { } problem) throw SciLlmConfigurationException.For($"{problem}.");
        _environment = environment;
        _resolver = new CallResolver(options, environment);
        _time = options.TimeProvider;
        _log = options.LoggerFactory?.CreateLogger<SciLlmClient>() ?? (ILogger)NullLogger.Instance;
        _timeout = options.Timeout;
        _idleTimeout = options.IdleTimeout;
        _maxRetries = options.MaxRetries;
        _jitter = jitter;
        _retry = new RetryPolicy(_time, _maxRetries, RetryPolicy.LongestSingleBackoff, jitter);
        _transport = new TransportPipeline(handler is null
            ? new HttpMessageInvoker(PlatformHandler.Create(options.ConnectTimeout))
            : new HttpMessageInvoker(PlatformHandler.EnsureSafe(handler), disposeHandler: false));
    }

    /// <summary>One client for the whole process, made from the environment when it is first used. Do not dispose it.</summary>
    public static SciLlmClient Default => Shared.Value;

    /// <summary>
    /// A client with default settings whose base, key and model come from <c>CHUTES_API_BASE</c>, <c>CHUTES_API_KEY</c>, and <c>CHUTES_MODEL_ID</c> or
    /// <c>CHUTES_TEXT_MODEL</c>, as they are now. One that is missing is only an error for a request that does not bring it along.
    /// </summary>
    public static SciLlmClient FromEnvironment() => new(new SciLlmClientOptions());

    /// <summary>Asks for a completion and blocks until it is there. In async code use <see cref="CompleteAsync"/>.</summary>
    /// <param name="request">What to ask.</param>
    /// <inheritdoc cref="CompleteAsync" path="/returns"/>
    /// <inheritdoc cref="CompleteAsync" path="/exception"/>
    public Completion Complete(CompletionRequest request) => Task.Run(() => CompleteAsync(request)).GetAwaiter().GetResult();

    /// <summary>
    /// Asks for a completion. Transient failures are tried again up to <see cref="SciLlmClientOptions.MaxRetries"/> times, waiting 0.5 s · 2ⁿ
    /// with jitter and at most 8 s, or what the server's Retry-After says up to 120 s (client specification, section 2).
    /// </summary>
    /// <remarks>
    /// JSON is taken as it comes: a repair is what a batch may ask for (contract, "Structured JSON helpers"); for a single answer call
    /// <see cref="JsonRepair.TryRepair(string, JsonRepairOptions?, out JsonRepairResult)"/> and look at what it changed.
    /// </remarks>
    /// <param name="request">What to ask.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>, never with a timeout.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="SciLlmConfigurationException">The base, key or model is missing, or the request cannot be sent; nothing was sent.</exception>
    /// <exception cref="SciLlmTimeoutException">The last attempt ran out of time.</exception>
    /// <exception cref="JsonParseException">The call is strict and the answer is not the JSON asked for.</exception>
    /// <exception cref="SciLlmException">The server refused, failed, or could not be reached.</exception>
    public async Task<Completion> CompleteAsync(CompletionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _resolver.EnsureSendable(request);
        var call = NewCall(request, _time, _retry, _timeout, gate: null);
        await call.SendAsync(_transport, cancellationToken).ConfigureAwait(false);
        var completion = call.Completion!;
        if (request.AsksForJson && JsonContent.Parse(call, completion) is { } invalid && _resolver.IsStrict(request)) throw invalid;
        return completion;
    }

    /// <summary>What keeps a request from being sent; null when nothing does.</summary>
    internal string? Problem(CompletionRequest request) => _resolver.Problem(request);

    internal SciLlmEnvironment Environment => _environment;

    internal TransportPipeline Transport => _transport;

    internal TimeProvider Time => _time;

    internal ILogger Log => _log;

    /// <summary>Limit of one attempt where neither the request nor a batch has one.</summary>
    internal TimeSpan Timeout => _timeout;

    internal bool IsStrict(CompletionRequest request) => _resolver.IsStrict(request);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();

    internal CompletionCall NewCall(CompletionRequest request, TimeProvider time, RetryPolicy retry, TimeSpan timeout, IAttemptGate? gate) => new(request)
    {
        Api = _resolver.Address(request.ApiBase),
        Key = _resolver.Key(request.ApiKey),
        Model = _resolver.ModelOf(request),
        Provider = request.Provider,
        ExtraHeaders = request.ExtraHeaders,
        AttemptTimeout = request.Timeout ?? timeout,
        Retry = retry,
        Time = time,
        Log = _log,
        Gate = gate,
    };
}
