using System.Threading.Channels;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Batches;

public sealed class AdaptiveBatchTests
{
    [Fact(Timeout = Guard.Milliseconds)]
    public async Task SendsHalfAsManyAtOnce_WhileTheServerIsOverloaded_AndOneMoreAfterAsManyGoodAnswers()
    {
        var server = new HeldRequests();
        using var client = TestClient.Create(server.Handler, options => options.TimeProvider = new ImpatientTime());
        var batch = client.CompleteBatchAsync(
            [.. Enumerable.Range(0, 40).Select(n => TestClient.Ask($"{n}"))], new BatchOptions { Concurrency = 16, AdaptiveConcurrency = true });

        // The first request is under way all the time; whatever else is sent at once is refused, or answered well.
        var first = await server.TakeAsync(16);
        Refuse(first[1..]);
        Refuse(await server.TakeAsync(8 - 1));
        Refuse(await server.TakeAsync(4 - 1));

        // Two at once, until there were two good answers; three, until there were three; then four.
        Answer(await server.TakeAsync(2 - 1));
        Answer(await server.TakeAsync(2 - 1));
        Answer(await server.TakeAsync(3 - 1));
        Answer(await server.TakeAsync(3 - 1));
        Answer(await server.TakeAsync(4 - 1));
        Answer(first[..1]);
        server.AnswerAllFromNowOn();

        Assert.Equal(40, (await batch).Summary.Ok);
    }

    private static void Refuse(List<TaskCompletionSource<bool>> requests) => requests.ForEach(static request => request.SetResult(false));

    private static void Answer(List<TaskCompletionSource<bool>> requests) => requests.ForEach(static request => request.SetResult(true));

    /// <summary>A server that holds each request until it is told whether to answer it well.</summary>
    private sealed class HeldRequests
    {
        private readonly Channel<TaskCompletionSource<bool>> _held = Channel.CreateUnbounded<TaskCompletionSource<bool>>();

        public HeldRequests() => Handler = new StubHandler(async (request, _) =>
        {
            var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_held.Writer.TryWrite(answer)) answer.SetResult(true);
            return await answer.Task ? StubHandler.Says("hi")(request) : StubHandler.Status(503)(request);
        });

        public StubHandler Handler { get; }

        public bool HasMore => _held.Reader.TryPeek(out _);

        /// <summary>Waits until so many are held, which have to be all.</summary>
        public async Task<List<TaskCompletionSource<bool>>> TakeAsync(int count)
        {
            using var failsafe = new CancellationTokenSource(Guard.Time);
            var taken = new List<TaskCompletionSource<bool>>();
            while (taken.Count < count) taken.Add(await _held.Reader.ReadAsync(failsafe.Token));
            Assert.False(HasMore);
            return taken;
        }

        public void AnswerAllFromNowOn()
        {
            _held.Writer.Complete();
            while (_held.Reader.TryRead(out var waiting)) waiting.SetResult(true);
        }
    }
}
