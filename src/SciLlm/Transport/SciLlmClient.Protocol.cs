using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm;

public sealed partial class SciLlmClient
{
    /// <summary>
    /// Sends a chat completions payload you already have, through the same address, authentication, retries and redaction as every other call
    /// (client specification, section 1, "Protocol method").
    /// </summary>
    /// <remarks>
    /// Like <see cref="HttpClient.PostAsync(string, HttpContent)"/>, a refusal is returned and not thrown: look at
    /// <see cref="HttpResponseMessage.IsSuccessStatusCode"/>. The body is in memory, except an event stream, which is read as it comes.
    /// </remarks>
    /// <param name="body">The payload; read once and sent again on retries. Not disposed.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The last response, to be disposed by the caller. It and the request it refers to hold no key.</returns>
    /// <exception cref="SciLlmConfigurationException">The client has no base or no key; nothing was sent.</exception>
    /// <exception cref="SciLlmTimeoutException">The last attempt ran out of time.</exception>
    /// <exception cref="SciLlmException">The server redirected, or could not be reached.</exception>
    public async Task<HttpResponseMessage> PostChatCompletionsAsync(HttpContent body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var bytes = new PooledBuffer();
        var call = new ProtocolCall
        {
            Api = _resolver.Address(apiBase: null),
            Key = _resolver.Key(apiKey: null),
            Body = bytes,
            BodyHeaders = body.Headers,
            AttemptTimeout = _timeout,
            Retry = _retry,
            Time = _time,
            Log = _log,
        };
        var source = await body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await bytes.TryFillAsync(source, long.MaxValue, cancellationToken).ConfigureAwait(false);

        var operation = ModelOperation.Start(call, request: null);
        var failure = await ModelOperation.WatchAsync(operation, _transport.TrySendAsync(call, cancellationToken)).ConfigureAwait(false);
        if (failure is null) operation?.Succeed(completion: null);
        else operation?.Fail(failure);
        return call.Response is { } response && (failure is null || failure.Status == (int)response.StatusCode) ? response : throw failure!;
    }
}
