using Microsoft.Extensions.AI;
using SciLlm.Json;
using SciLlm.Transport;

namespace SciLlm;

/// <summary>
/// Settings of a batch, with the contract's names and defaults (contract, "Parallel batch"). A request's own settings win over these.
/// </summary>
public sealed record BatchOptions
{
    /// <summary>
    /// The contract's "recommended defaults to avoid silent waits": not tenacious, 30 s an attempt, 300 s an item, six at once, and JSON
    /// answers. For text: <c>BatchOptions.Recommended with { ResponseFormat = null }</c>.
    /// </summary>
    public static BatchOptions Recommended { get; } = new()
    {
        Tenacious = false,
        Timeout = TimeSpan.FromSeconds(30),
        WallTime = TimeSpan.FromSeconds(300),
        ResponseFormat = ChatResponseFormat.Json,
    };

    /// <summary>
    /// Requests in flight at once. An item that waits to be tried again is not in flight. A 429 holds back every request with the same key until it is
    /// over. Default 6.
    /// </summary>
    public int Concurrency { get; init; } = 6;

    /// <summary>
    /// Whether fewer requests are in flight while the server is overloaded: half as many after a 429, a 503 or a timeout, and one more after as many good
    /// answers as were in flight; never more than <see cref="Concurrency"/>. Default false.
    /// </summary>
    public bool AdaptiveConcurrency { get; init; }

    /// <summary>Limit of one attempt, answer included. Default 20 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Limit of one item from its first attempt's start, all waiting included. Default 900 s.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>
    /// Whether a transient failure is tried again until <see cref="WallTime"/> is over. False: at most
    /// <see cref="SciLlmClientOptions.MaxRetries"/> times. Default true.
    /// </summary>
    public bool Tenacious { get; init; } = true;

    /// <summary>For requests that set no <see cref="CompletionRequest.MaxTokens"/>.</summary>
    public int? DefaultMaxTokens { get; init; }

    /// <summary>For requests that set no <see cref="CompletionRequest.Temperature"/>.</summary>
    public double? DefaultTemperature { get; init; }

    /// <summary>For requests that set no <see cref="CompletionRequest.ResponseFormat"/>.</summary>
    public ChatResponseFormat? ResponseFormat { get; init; }

    /// <summary>
    /// What the JSON of every answer has to be: a <see cref="JsonSchema"/>, or a function that tells what is wrong. An answer that fails it is
    /// <c>invalid_json</c>, and so is one that is not JSON, even when no JSON format was asked for. Nothing of it is sent; for that see
    /// <see cref="ResponseFormat"/>. Default null: any JSON will do.
    /// </summary>
    public JsonContentCheck? Schema { get; init; }

    /// <summary>
    /// How often an item whose answer is not the JSON asked for, or not as <see cref="Schema"/> has it, is asked again, with backoff. Counts nothing
    /// else. Default 0.
    /// </summary>
    public int RetryInvalidJson { get; init; }

    /// <summary>
    /// Whether an answer that is not JSON is repaired where that neither invents nor drops data (<see cref="JsonRepair"/>), before it is asked for
    /// again; see <see cref="BatchResult.Repair"/>. Default null: as <c>SCILLM_REPAIR_INVALID_JSON</c> has it, else not.
    /// </summary>
    public bool? RepairInvalidJson { get; init; }

    /// <summary>Told after each result, just before the result is handed out.</summary>
    public IProgress<BatchProgress>? Progress { get; init; }

    /// <summary>The batch's clock. Null: the client's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <exception cref="SciLlmConfigurationException">An option cannot be used.</exception>
    internal static BatchOptions EnsureUsable(BatchOptions? options)
    {
        options ??= new BatchOptions();
        if (options.Concurrency is < 1 or > 10_000)
            throw SciLlmConfigurationException.For($"{nameof(BatchOptions)}.{nameof(Concurrency)} is {options.Concurrency}; set 1 to 10000.");
        if (options.RetryInvalidJson < 0)
            throw SciLlmConfigurationException.For($"{nameof(BatchOptions)}.{nameof(RetryInvalidJson)} is {options.RetryInvalidJson}; set 0 or more.");
        TimeLimit.Ensure(options.Timeout, $"{nameof(BatchOptions)}.{nameof(Timeout)}");
        TimeLimit.Ensure(options.WallTime, $"{nameof(BatchOptions)}.{nameof(WallTime)}");
        return options;
    }

    internal CompletionRequest ApplyTo(CompletionRequest request) => this is { DefaultMaxTokens: null, DefaultTemperature: null, ResponseFormat: null }
        ? request
        : request with
        {
            MaxTokens = request.MaxTokens ?? DefaultMaxTokens,
            Temperature = request.Temperature ?? DefaultTemperature,
            ResponseFormat = request.ResponseFormat ?? ResponseFormat,
        };
}

/// <summary>Where a batch stands.</summary>
/// <param name="Completed">Results so far, this one included.</param>
/// <param name="Total">All requests; null when the source is lazy and the end not known.</param>
/// <param name="Ok">Results so far that are ok.</param>
/// <param name="Last">The result that was just completed.</param>
public sealed record BatchProgress(int Completed, int? Total, int Ok, BatchResult Last)
{
    /// <summary>Results so far that are not ok.</summary>
    public int Failed => Completed - Ok;
}
