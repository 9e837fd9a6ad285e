using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Tests.Support;
using static SciLlm.Tests.Support.EventStreams;

namespace SciLlm.Tests.Completions.Streams;

/// <summary>What holds for every stream, wherever the network cuts it in pieces and wherever it ends.</summary>
public sealed class StreamLawTests
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    [Property(MaxTest = 200)]
    public Property SaysTheSame_HoweverItIsWrittenAndCut() => Prop.ForAll(
        Gen.Elements("Größe", "漢字", "🎉", " ", "a\nb", "\"\\", "data: [DONE]", ": no comment").ListOf().Select(list => list.ToArray()).ToArbitrary(),
        Gen.Elements(LineEnds).ToArbitrary(),
        Gen.Choose(1, 40).ListOf().Select(list => list.ToArray()).ToArbitrary(),
        (texts, lineEnd, cuts) =>
        {
            var body = string.Concat([.. texts.Select(text => Text(text)), ": a comment\n\n", Finish(), Done]).Replace("\n", lineEnd, StringComparison.Ordinal);

            var (updates, failure) = Read(Encoding.UTF8.GetBytes(body), cuts);

            return failure is null && updates.Text() == string.Concat(texts);
        });

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task EndsWhole_OrFailsWithWhatCame_WhereverItIsCutOff()
    {
        var body = Encoding.UTF8.GetBytes(Delta("""{"role":"assistant","content":""}""") + Text("Größe") + Text(" 漢字") + Finish() + Done);
        var whole = 0;

        for (var length = 0; length <= body.Length; length++)
        {
            var (updates, failure) = await Task.Run(() => Read(body[..length], cuts: []));
            if (failure is null)
            {
                whole++;
                Assert.Equal("Größe 漢字", updates.Text());
            }
            else
            {
                var exception = Assert.IsType<SciLlmException>(failure);
                Assert.Equal(("incomplete_stream", updates.Text()), (exception.ErrorType, exception.PartialContent ?? ""));
            }
        }

        // From the end of the finish reason on nothing is missing: two line ends and the last event.
        Assert.Equal(Encoding.UTF8.GetByteCount("\n\n" + Done) + 1, whole);
    }

    private static (List<CompletionUpdate> Updates, Exception? Failure) Read(byte[] body, int[] cuts)
    {
        using var client = TestClient.Create(new StubHandler(_ => Response(new CutStream(body, cuts))), options => options.MaxRetries = 0);
        return client.StreamAsync(TestClient.Ask()).ReadAsync().WaitAsync(Guard.Time).GetAwaiter().GetResult();
    }

    /// <summary>Gives out its bytes in pieces of these sizes, over and over.</summary>
    private sealed class CutStream(byte[] body, int[] cuts) : MemoryStream(body)
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(cuts.Length == 0 ? buffer : buffer[..Math.Min(buffer.Length, cuts[_next++ % cuts.Length])], cancellationToken);
    }
}
