using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

internal sealed record WrongContentLengthFault(int OffBy) : Fault
{
    internal override async Task RespondAsync(Exchange exchange)
    {
        var reply = exchange.Answer();
        var pieces = reply.Chunks.ToList();
        var connection = new RawConnection(exchange);
        await connection.SendHeadAsync(reply, Math.Max(0, pieces.Sum(piece => (long)piece.Length) + OffBy));
        foreach (var piece in pieces)
        {
            await connection.SendAsync(piece);
        }

        await connection.CloseAsync();
    }
}
