using System.Text;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Faults;

/// <summary>Ways to write a stream that are allowed but unusual.</summary>
internal static class StreamDialect
{
    public static IEnumerable<ReadOnlyMemory<byte>> WithCrLf(IEnumerable<ReadOnlyMemory<byte>> events)
    {
        foreach (var data in events) yield return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(data.Span).Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    public static IEnumerable<ReadOnlyMemory<byte>> WithComments(IEnumerable<ReadOnlyMemory<byte>> events)
    {
        foreach (var data in events)
        {
            yield return ": keep-alive\n\n"u8.ToArray();
            yield return "event: ping\ndata: {\"type\":\"ping\"}\n\n"u8.ToArray();
            yield return data;
        }
    }

    public static IEnumerable<ReadOnlyMemory<byte>> WithGiant(List<ReadOnlyMemory<byte>> events, int bytes)
    {
        var text = new byte[bytes];
        Array.Fill(text, (byte)'x');
        var giant = CompletionStream.Event([.. "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\""u8, .. text, .. "\"}}]}"u8]);
        var middle = events.Count / 2;
        return [.. events[..middle], giant, .. events[middle..]];
    }
}
