using System.Text;
using System.Text.Json;
using SciLlm.Transport;

namespace SciLlm.Completions;

/// <summary>A call that is answered with a <see cref="Completion"/>.</summary>
internal sealed class CompletionCall(CompletionRequest request) : ApiCall
{
    private Completion? _completion;

    public bool AsksForJson => request.AsksForJson;

    /// <summary>Writes the payload once, sends it as often as it takes, and returns the answer.</summary>
    /// <exception cref="SciLlmException">The call failed.</exception>
    public async ValueTask<Completion> SendAsync(TransportPipeline transport, CancellationToken cancellationToken)
    {
        using var body = RequestWriter.Write(request, Model!);
        Body = body;
        await transport.SendAsync(this, cancellationToken).ConfigureAwait(false);
        _completion!.Meta = Describe();
        return _completion;
    }

    public override SciLlmException? Accept(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        CompletionReader answer;
        try
        {
            answer = CompletionReader.Read(body);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // JSON that begins well was cut off on its way and may come whole next time; a page of a gateway will not.
            return Failures.InvalidResponse(
                this, "not with the JSON of a completion", Encoding.UTF8.GetString(body), Failures.WithoutKey(this, cause), isTransient: body.StartsWith("{"u8));
        }

        if (answer.Error is { } error) return Failures.FromServer(this, error.StatusInCode ?? (int)response.StatusCode, error, RetryAfterHeader.Read(response.Headers, Time.GetUtcNow()));
        if (!answer.HasChoice) return Failures.InvalidResponse(this, "the answer holds no choice", Encoding.UTF8.GetString(body));

        _completion = new Completion(body.ToArray())
        {
            Content = answer.Content ?? "",
            Usage = answer.Usage,
            FinishReason = answer.FinishReason,
            Model = answer.Model ?? Model,
            Id = answer.Id,
            ReasoningContent = answer.ReasoningContent,
            Refusal = answer.Refusal,
            ToolCalls = answer.ToolCalls,
        };
        return null;
    }
}
