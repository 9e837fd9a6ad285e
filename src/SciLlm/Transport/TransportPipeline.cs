using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using SciLlm.Authentication;
using SciLlm.Telemetry;

namespace SciLlm.Transport;

/// <summary>The one way out of this library: every HTTP request passes through here and gets the same authentication and redaction.</summary>
internal sealed class TransportPipeline(HttpMessageInvoker invoker) : CallPipeline<HttpCall, HttpResponseMessage>, IDisposable
{
    private const long LongestBody = 64L << 20;
    private const long LongestErrorBody = 256 << 10;

    private static readonly string UserAgent = $"SciLlm/{typeof(TransportPipeline).Assembly.GetName().Version?.ToString(3)}";

    private readonly AuthStyleMemory _styles = new();

    public void Dispose() => invoker.Dispose();

    protected override ValueTask<HttpResponseMessage> AskAsync(HttpCall call, CancellationToken cancellationToken) =>
        new(SendAsync(call, _styles.Recall(call.Base, call.Key), cancellationToken));

    protected override ValueTask<AttemptOutcome> TakeAsync(HttpCall call, HttpResponseMessage response, CancellationToken cancellationToken) =>
        call.Key.IsNone || !IsRefusedKey(response) ? AcceptAsync(call, response, cancellationToken) : AskOtherwiseAsync(call, response, cancellationToken);

    protected override SciLlmException? Explain(HttpCall call, Exception cause) => cause switch
    {
        // Neither the caller nor our own limit: only the handler's connect timeout is left.
        OperationCanceledException => Failures.ConnectTimeout(call, cause),
        HttpRequestException or IOException => Failures.FromConnection(call, cause),
        _ => null,
    };

    private Task<HttpResponseMessage> SendAsync(HttpCall call, AuthStyle style, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, call.Address);
        if (call.Body is { } body) request.Content = new ReplayableContent(body, call.BodyHeaders);
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        CallerHeaders.AddTo(request, call.ExtraHeaders);
        call.Key.Sign(request.Headers, style);
        call.Attempts++;
        call.SentAs = style;
        return invoker.SendAsync(request, cancellationToken);
    }

    private async ValueTask<AttemptOutcome> AskOtherwiseAsync(HttpCall call, HttpResponseMessage refused, CancellationToken cancellationToken)
    {
        var refusal = await RejectAsync(call, refused, cancellationToken).ConfigureAwait(false);
        var other = call.SentAs == AuthStyle.Bearer ? AuthStyle.XApiKey : AuthStyle.Bearer;
        var response = await SendAsync(call, other, cancellationToken).ConfigureAwait(false);
        if (!IsRefusedKey(response))
        {
            call.Log.AuthStyleSwitched(call.Base, other);
            return await AcceptAsync(call, response, cancellationToken).ConfigureAwait(false);
        }

        // Refused both ways: what the server said to the style it is usually asked in tells more.
        response.Dispose();
        return refusal;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptOutcome> AcceptAsync(HttpCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode) return await RejectAsync(call, response, cancellationToken).ConfigureAwait(false);

        call.RequestId = response.Headers.NonValidated.TryGetValues("x-request-id", out var id) ? id.ToString() : null;
        if (!call.Key.IsNone)
        {
            call.AuthStyle = call.SentAs;
            _styles.Remember(call.Base, call.Key, call.SentAs);
        }

        try
        {
            if (await call.AcceptUnreadAsync(response, cancellationToken).ConfigureAwait(false) is { } outcome) return outcome;
            using var body = new PooledBuffer(4096);
            return await ReadAsync(response, body, LongestBody, cancellationToken).ConfigureAwait(false)
                ? new AttemptOutcome(call, call.Accept(response, body.Span))
                : new AttemptOutcome(call, Failures.TooLarge(call, LongestBody));
        }
        finally
        {
            if (!call.Keeps(response)) response.Dispose();
        }
    }

    private static async ValueTask<AttemptOutcome> RejectAsync(HttpCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new PooledBuffer();
            var whole = await ReadAsync(response, body, LongestErrorBody, cancellationToken).ConfigureAwait(false);
            var text = Encoding.UTF8.GetString(body.Span);
            var safe = whole ? call.Key.Redact(text) : call.Key.RedactCut(text);

            // A redirect is never a call's to keep: whoever followed it would take the key along.
            if (!IsRedirect(response)) call.Reject(response, ReferenceEquals(safe, text) ? body.Span : Encoding.UTF8.GetBytes(safe));
            return new AttemptOutcome(call, Failures.FromResponse(call, response.StatusCode, response.Headers, safe));
        }
        finally
        {
            if (!call.Keeps(response)) response.Dispose();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> ReadAsync(HttpResponseMessage response, PooledBuffer body, long limit, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using (stream.ConfigureAwait(false)) return await body.TryFillAsync(stream, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause) when (UndecodableBodyException.IsBehind(cause))
        {
            throw new UndecodableBodyException(cause);
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is >= 300 and < 400;

    private static bool IsRefusedKey(HttpResponseMessage response) => response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
