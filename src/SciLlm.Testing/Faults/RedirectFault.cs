using SciLlm.Testing.Endpoints;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

internal sealed record RedirectFault(string Location, int Code) : Fault
{
    internal override Task RespondAsync(Exchange exchange) =>
        exchange.SendAsync(Reply.Whole(Code, "text/plain", []) with { Headers = [new("Location", Location)] });
}
