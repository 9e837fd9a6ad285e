using System.Net.Http.Headers;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Completions;

public sealed class BearerTokenHandler(IOptions<LlmOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey);
        return base.SendAsync(request, cancellationToken);
    }
}
