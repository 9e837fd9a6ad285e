using System.Text.Json;
using SciLlm.Transport;

namespace SciLlm.Proofs;

/// <summary>A call of the bridge, answered with a <see cref="ProofResponse"/>.</summary>
internal sealed class ProofCall(IReadOnlyList<ProofItem> items, ProofOptions options) : HttpCall
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 512, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private JsonElement _payload;

    public required BridgeAddress Bridge { get; init; }

    public required bool IsSimple { get; init; }

    public override string Base => Bridge.Base;

    public override Uri Address => Bridge.Complete;

    public override CallAdvice Advice => new()
    {
        BaseSetting = $"ApiBase ({SciLlmEnvironment.CertainlyBridgeBaseName})",
        KeySetting = $"{nameof(CertainlyClientOptions)}.{nameof(CertainlyClientOptions.ApiKey)}",
        WhenSlow = "Raise RequestTimeout, or prove fewer requirements in one call.",
        WhenTimedOut = "Raise MaxSeconds, or prove fewer requirements in one call.",
        WhenNotFound = $"Check that a Certainly bridge runs at {Base}.",
        WhenTooLarge = "prove fewer requirements in one call",
        Service = "a Certainly bridge",
    };

    /// <summary>Writes the payload once, sends it as often as it takes, and returns the answer.</summary>
    /// <exception cref="SciLlmException">The call failed.</exception>
    public async ValueTask<ProofResponse> SendAsync(TransportPipeline transport, CancellationToken cancellationToken)
    {
        Body = ProofRequestWriter.Write(items, options, IsSimple);
        await transport.SendAsync(this, cancellationToken).ConfigureAwait(false);
        return ProofReader.Read(_payload, items, options, Describe());
    }

    // A prover that has run out of time would only run out of it again, and may still be busy with the first attempt.
    public override TimeSpan? WaitBeforeRepeat(SciLlmException failure, TimeSpan backoff) =>
        failure is SciLlmTimeoutException { Kind: TimeoutKind.Attempt } || failure.Status == 504 ? null : base.WaitBeforeRepeat(failure, backoff);

    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, Deep);
            using var document = JsonDocument.ParseValue(ref json);
            if (ProofReader.HasResults(document.RootElement))
            {
                _payload = document.RootElement.Clone();
                return null;
            }

            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error)
                ? Failures.FromServer(this, (int)response.StatusCode, ServerError.Read(error), retryAfter: null)
                : Failures.InvalidResponse(this, "not with the results of proofs", body);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            return Failures.InvalidResponse(
                this, "not with JSON", body, Failures.WithoutKey(this, cause), isTransient: body.StartsWith("{"u8));
        }
    }
}
