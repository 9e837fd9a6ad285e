using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

internal sealed record SlowFault(TimeSpan Pause) : Fault
{
    private const int PieceBytes = 16;

    internal override Task RespondAsync(Exchange exchange) => exchange.SendAsync(exchange.Answer().InPieces(PieceBytes), Pause);
}
