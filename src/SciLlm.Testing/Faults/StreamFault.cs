using SciLlm.Testing.Endpoints;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Faults;

/// <summary>The events of a stream are not those they should be.</summary>
internal sealed record StreamFault(Func<List<ReadOnlyMemory<byte>>, IEnumerable<ReadOnlyMemory<byte>>> Bend) : Fault
{
    public static IEnumerable<ReadOnlyMemory<byte>> EndWithError(List<ReadOnlyMemory<byte>> events, string message) =>
        [.. events[..(events.Count / 2)], CompletionStream.Event(new ApiError(500, message, "server_error").ToJson())];

    internal override Task RespondAsync(Exchange exchange)
    {
        var reply = exchange.Answer();
        return exchange.SendAsync(reply.IsStream ? reply with { Chunks = Bend([.. reply.Chunks]) } : reply);
    }
}
