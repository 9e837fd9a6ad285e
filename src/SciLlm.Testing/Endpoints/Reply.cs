namespace SciLlm.Testing.Endpoints;

/// <summary>An HTTP reply before it is sent: whole, so that a fault can bend it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Chunks">The body, in the pieces that are flushed one by one.</param>
/// <param name="Length">The length of the body in bytes; <see langword="null"/> for a stream.</param>
internal sealed record Reply(int Status, string ContentType, IEnumerable<ReadOnlyMemory<byte>> Chunks, long? Length)
{
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether the body is a stream of server-sent events.</summary>
    public bool IsStream => Length is null;

    public static Reply Whole(int status, string contentType, byte[] body) =>
        new(status, contentType, [body], body.Length);

    public static Reply Stream(IEnumerable<ReadOnlyMemory<byte>> events) => new(200, EventStream, events, Length: null);

    /// <summary>Half of the bytes of a body, or half of the events of a stream.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> FirstHalf()
    {
        var chunks = Chunks.ToList();
        return IsStream ? chunks[..(chunks.Count / 2)] : chunks.Select(chunk => chunk[..(chunk.Length / 2)]);
    }

    /// <summary>The same body in smaller pieces; a stream is in small pieces already.</summary>
    public Reply InPieces(int bytes) =>
        IsStream ? this : this with { Chunks = Pieces(bytes) };

    /// <summary>The body in pieces of so many bytes, a stream's events too.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces(int bytes) => Chunks.SelectMany(chunk => Split(chunk, bytes));

    private static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> chunk, int bytes)
    {
        for (var start = 0; start < chunk.Length; start += bytes)
        {
            yield return chunk.Slice(start, Math.Min(bytes, chunk.Length - start));
        }
    }
}
