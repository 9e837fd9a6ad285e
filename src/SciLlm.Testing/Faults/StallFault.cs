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
            var output = exchange.Context.Response.BodyWriter;
            exchange.Start(reply);
            await output.FlushAsync(exchange.Aborted);
            foreach (var piece in At == StallPoint.MidBody ? reply.FirstHalf() : [])
            {
                await output.WriteAsync(piece, exchange.Aborted);
            }
        }

        await exchange.WaitForAbortAsync();
        // Without this a stall that stopped short of its declared length would be reported as an error of ours.
        exchange.Context.Abort();
    }
}
