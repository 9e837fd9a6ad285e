using System.Text;

namespace SciLlm.Tests.Support;

/// <summary>Answers at once with the same completion, keeps nothing, and allocates little: what is measured over it is the client's own.</summary>
internal sealed class InstantHandler(string completion) : HttpMessageHandler
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes(completion);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        return new HttpResponseMessage { Content = new ByteArrayContent(_body), RequestMessage = request };
    }
}
