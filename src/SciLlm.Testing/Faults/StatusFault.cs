using System.Text;
using SciLlm.Testing.Endpoints;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

internal sealed record StatusFault(int Code, string? Body, string ContentType, RetryAfter? RetryAfter) : Fault
{
    internal override Task RespondAsync(Exchange exchange)
    {
        var body = Body is null ? ApiError.For(Code).ToJson() : Encoding.UTF8.GetBytes(Body);
        return exchange.SendAsync(Reply.Whole(Code, ContentType, body) with
        {
            Headers = RetryAfter is null ? [] : [RetryAfter.ToHeader(exchange.Options.TimeProvider.GetUtcNow())],
        });
    }
}
