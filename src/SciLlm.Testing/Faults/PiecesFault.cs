using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

/// <summary>The body is cut where no server in good health would cut it.</summary>
internal sealed record PiecesFault(int Bytes) : Fault
{
    internal override Task RespondAsync(Exchange exchange)
    {
        var reply = exchange.Answer();
        return exchange.SendAsync(reply with { Chunks = reply.Pieces(Bytes) });
    }
}
