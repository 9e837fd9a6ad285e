using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

internal sealed record ResetFault(bool SendsHalf) : Fault
{
    internal override async Task RespondAsync(Exchange exchange)
    {
        var connection = new RawConnection(exchange);
        if (SendsHalf)
        {
            var reply = exchange.Answer();
            await connection.SendHeadAsync(reply, reply.Length);
            foreach (var piece in reply.FirstHalf())
            {
                await (reply.IsStream ? connection.SendChunkAsync(piece) : connection.SendAsync(piece));
            }
        }

        connection.Reset();
    }
}
