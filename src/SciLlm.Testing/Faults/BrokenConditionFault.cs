using SciLlm.Testing.Endpoints;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

/// <summary>The condition of a rule threw: says so to the client, the only one who hears it.</summary>
internal sealed record BrokenConditionFault(Exception Thrown) : Fault
{
    internal override Task RespondAsync(Exchange exchange) => exchange.SendAsync(new ApiError(
        500,
        $"The condition of a rule in the server's script threw {Thrown.GetType().Name}: {Thrown.Message}",
        "server_error").ToReply());
}
