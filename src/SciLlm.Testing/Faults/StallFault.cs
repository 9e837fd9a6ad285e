using SciLlm.Testing.Endpoints;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

internal sealed record StallFault(StallPoint At) : Fault
{
    internal override async Task RespondAsync(Exchange exchange)
    {
        if (At != StallPoint.BeforeHeaders)
        {
            var reply = exchange.Answer();
            exchange.Start(reply);
            await exchange.Context.Response.StartAsync(exchange.Aborted);
            foreach (var piece in At == StallPoint.MidBody ? reply.FirstHalf() : [])
            {
                await exchange.Context.Response.BodyWriter.WriteAsync(piece, exchange.Aborted);
            }
        }

        await exchange.WaitForAbortAsync();
        // Without this a stall that stopped short of its declared length would be reported as an error of ours.
        exchange.Context.Abort();
    }
}
