using System.Net;
using System.Net.Http.Headers;

namespace SciLlm.Benchmarks.Completions;

/// <summary>Answers at once, without a network: what is left is what the client itself costs.</summary>
internal sealed class CannedHandler(CannedAnswer answer) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue Events = new("text/event-stream");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var content = new ByteArrayContent(answer.Body);
        content.Headers.ContentType = answer == CannedAnswer.Whole ? Json : Events;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
