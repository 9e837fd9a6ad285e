using System.Runtime.CompilerServices;
using SciLlm.Completions.Streams;
using SciLlm.Json;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class SciLlmClient
{
    /// <summary>
    /// Asks for a completion and hands out each piece of it as it comes. Transient failures are tried again like those of
    /// <see cref="CompleteAsync"/>, but only before the first token. Leaving the loop closes the connection (client specification, sections 1 and 4).
    /// </summary>
    /// <remarks>
    /// A server that answers without streaming is handed out in one piece. Where the call is strict the whole content is looked at once it is there,
    /// so <see cref="JsonParseException"/> comes after the last piece.
    /// </remarks>
    /// <param name="request">What to ask.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>, never with a timeout.</param>
    /// <returns>The pieces, in order. The request is sent anew each time they are enumerated.</returns>
    /// <exception cref="SciLlmConfigurationException">The base, key or model is missing, or the request cannot be sent; nothing was sent.</exception>
    /// <exception cref="SciLlmTimeoutException">
    /// The first token did not come within the attempt's timeout, or a later one not within <see cref="SciLlmClientOptions.IdleTimeout"/>.
    /// </exception>
    /// <exception cref="JsonParseException">The call is strict and the answer is not the JSON asked for.</exception>
    /// <exception cref="SciLlmException">
    /// The server refused, failed, or could not be reached. What had come before is in <see cref="SciLlmException.PartialContent"/>.
    /// </exception>
    public IAsyncEnumerable<CompletionUpdate> StreamAsync(CompletionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        _resolver.EnsureSendable(request);
        return ReadStreamAsync(request, cancellationToken);
    }

    private async IAsyncEnumerable<CompletionUpdate> ReadStreamAsync(CompletionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = NewStreamedCall(request, _retry);
        var operation = ModelOperation.Start(call, request);
        var answer = await ModelOperation.WatchAsync(operation, call.OpenAsync(_transport, cancellationToken)).ConfigureAwait(false);
        await using var disposal = answer.ConfigureAwait(false);
        try
        {
            while (await ModelOperation.WatchAsync(operation, answer.NextAsync(cancellationToken)).ConfigureAwait(false) is { } update) yield return update;
            call.Log.Answered(call.Model, call.Where, call.Attempts, call.Elapsed);
        }
        finally
        {
            // Leaving the loop is no failure.
            operation?.Succeed(answer.ToCompletion());
        }

        if (_resolver.IsStrict(request) && JsonContent.Parse(call, answer.ToCompletion()) is { } invalid) throw invalid;
    }

    internal StreamedCall NewStreamedCall(CompletionRequest request, RetryPolicy retry) => new(request)
    {
        Api = _resolver.Address(request.ApiBase),
        Key = _resolver.Key(request.ApiKey),
        Model = _resolver.ModelOf(request),
        Provider = request.Provider,
        ExtraHeaders = request.ExtraHeaders,
        AttemptTimeout = request.Timeout ?? _timeout,
        IdleTimeout = _idleTimeout,
        Retry = retry,
        Time = _time,
        Log = _log,
    };
}
