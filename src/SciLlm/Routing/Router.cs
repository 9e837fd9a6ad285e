using SciLlm.Json;
using SciLlm.Routing;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// Sends each call to one of several deployments, and to another when that one fails: the contract's <c>Router(model_list=…)</c>. It has the client's
/// four calls. Make one and keep it: it is safe for concurrent use and remembers how its deployments are doing (client specification, sections 2 and 6).
/// </summary>
/// <remarks>
/// A request's <see cref="CompletionRequest.Model"/> names an alias, a deployment, or a group, in this order; anything else goes to the default group.
/// Base and key are the deployments'. Retries and fallbacks draw on one budget (<see cref="RouterOptions.MaxAttempts"/>), so
/// <see cref="SciLlmClientOptions.MaxRetries"/> has no part in it. What fails for good throws its first failure; the whole way is in
/// <see cref="CompletionMeta.Route"/>, with an answer too.
/// </remarks>
/// <example><code>
/// var router = new Router(
/// [
///     new ModelDeployment { Group = "fast", Model = "m-8b", Weight = 3 },
///     new ModelDeployment { Group = "fast", Model = "m-8b", ApiBase = "https://other.example/v1" },
///     new ModelDeployment { Group = "large", Model = "m-70b" },
/// ], new RouterOptions { Fallbacks = new Dictionary&lt;string, IReadOnlyList&lt;string&gt;&gt; { ["fast"] = ["large"] } });
/// var answer = await router.CompleteAsync(new CompletionRequest("hi") { Model = "fast" });
/// </code></example>
public sealed partial class Router
{
    private readonly SciLlmClient _client;
    private readonly RouterOptions _options;
    private readonly Roster _roster;
    private readonly Fleet _fleet;
    private readonly RouterPipeline _pipeline;
    private readonly RetryPolicy _retry;
    private readonly RetryPolicy _once;
    private readonly Func<double> _random;
    private readonly JsonAsking<RoutedCompletion> _asking;

    /// <summary>A router over a client's connections, limits, log and clock.</summary>
    /// <param name="deployments">Who can be asked; what they leave out is the client's.</param>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <param name="client">The client, which its maker disposes; null for <see cref="SciLlmClient.Default"/>.</param>
    /// <exception cref="SciLlmConfigurationException">
    /// There are no deployments, one cannot be asked, two have the same id, a setting cannot be used, or a list names a group that there is not.
    /// </exception>
    public Router(IEnumerable<ModelDeployment> deployments, RouterOptions? options = null, SciLlmClient? client = null)
        : this(deployments, options, client, Random.Shared.NextDouble)
    {
    }

    internal Router(IEnumerable<ModelDeployment> deployments, RouterOptions? options, SciLlmClient? client, Func<double> random)
    {
        ArgumentNullException.ThrowIfNull(deployments);
        (_client, _options, _random) = (client ?? SciLlmClient.Default, options ?? new RouterOptions(), random);
        _roster = Roster.Of([.. deployments], _options, _client);
        _fleet = new Fleet(_roster.Deployments, _options, _client.Time, random, _client.Log);
        _pipeline = new RouterPipeline(_client.Transport);
        _once = new RetryPolicy(_client.Time, maxRetries: 0, RetryPolicy.LongestSingleBackoff, random);
        _retry = new RetryPolicy(_client.Time, int.MaxValue, RetryPolicy.LongestSingleBackoff, random);
        _asking = new(new JsonExpectation(_options.Schema, Repairs: false), _options.RetryInvalidJson, _retry.Backoff, _client.Time) { SendAsync = SendAsync };
    }

    /// <summary>How each deployment is doing now, and why.</summary>
    public RouterSnapshot GetSnapshot() => _fleet.Snapshot();

    /// <summary>Asks for a completion and blocks until it is there. In async code use <see cref="CompleteAsync"/>.</summary>
    /// <param name="request">What to ask.</param>
    /// <inheritdoc cref="CompleteAsync" path="/returns"/>
    /// <inheritdoc cref="CompleteAsync" path="/exception"/>
    public Completion Complete(CompletionRequest request) => Task.Run(() => CompleteAsync(request)).GetAwaiter().GetResult();

    /// <summary>Asks for a completion, of whichever deployment can give it.</summary>
    /// <remarks>
    /// Where nothing better comes, an answer without content, or one cut short by a content filter, is handed out as the client would. JSON is looked at
    /// when the call is strict, or when the router's options say what is done about bad JSON.
    /// </remarks>
    /// <param name="request">What to ask; its model names the group.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>, never with a timeout.</param>
    /// <returns>The answer. <see cref="CompletionMeta.Route"/> tells who gave it.</returns>
    /// <exception cref="SciLlmConfigurationException">The request cannot be sent; nothing was sent.</exception>
    /// <exception cref="SciLlmTimeoutException">The first attempt ran out of time, and no other was answered.</exception>
    /// <exception cref="JsonParseException">The answer is not the JSON expected.</exception>
    /// <exception cref="SciLlmException">
    /// The first failure, when nobody answered; its <see cref="SciLlmException.Meta"/> holds the route. Where nobody could be asked at all,
    /// <see cref="SciLlmException.RetryAfter"/> tells when somebody can.
    /// </exception>
    public async Task<Completion> CompleteAsync(CompletionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var group = _roster.Resolve(request);
        var call = NewCall(request, group, _retry, _client.Time, _client.Timeout, isTenacious: false, gate: null);
        await SendAsync(call, cancellationToken).ConfigureAwait(false);
        var answer = await _asking.InsistAsync(call, request.AsksForJson, cancellationToken).ConfigureAwait(false);
        return answer.Refusal is { } refusal && (_options.InsistsOnJson || _client.IsStrict(request)) ? throw call.Conclude(refusal) : answer.Completion;
    }

    private RoutedCompletion NewCall(
        CompletionRequest request, DeploymentGroup group, RetryPolicy retry, TimeProvider time, TimeSpan timeout, bool isTenacious, IAttemptGate? gate) =>
        new(request, NewRoute(group, isTenacious), _options, asked => _client.NewCall(asked, time, _once, timeout, gate: null))
        {
            Key = Authentication.Credential.None,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            Retry = retry,
            Time = time,
            Log = _client.Log,
            Gate = gate,
        };

    private Route NewRoute(DeploymentGroup group, bool isTenacious) => new(_fleet, group, _options, isTenacious, _roster.Deployments.Count);

    private async ValueTask SendAsync(RoutedCompletion call, CancellationToken cancellationToken)
    {
        call.EnterSpan();
        try
        {
            var failure = await _pipeline.TrySendAsync(call, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                call.LogEnd(failure);
                if (!call.TrySettle()) throw failure;
            }

            call.Completion!.Meta = call.Describe();
            call.EndSpan(cause: null);
        }
        catch (Exception cause)
        {
            call.EndSpan(cause);
            throw;
        }
        finally
        {
            call.ReleaseBody();
        }
    }
}
