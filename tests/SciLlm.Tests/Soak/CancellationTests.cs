using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>A caller may cancel at any moment: before every request, after it, before every read, and when a wait begins.</summary>
public sealed class CancellationTests
{
    private static readonly Dictionary<string, Func<SteppedScene, Task<string>>> Calls = new()
    {
        ["a completion"] = async scene => (await scene.Client.CompleteAsync(TestClient.Ask(), scene.Caller)).Content,
        ["a stream"] = scene => TextAsync(scene.Client.StreamAsync(TestClient.Ask(), scene.Caller)),
        ["a batch"] = scene => TextAsync(scene.Client.StreamBatchAsync([TestClient.Ask("a"), TestClient.Ask("b"), TestClient.Ask("c")], new BatchOptions { Concurrency = 2 }, scene.Caller)),
        ["a routed completion"] = async scene => (await scene.Router.CompleteAsync(Routed("a"), scene.Caller)).Content,
        ["a routed stream"] = scene => TextAsync(scene.Router.StreamAsync(Routed("a"), scene.Caller)),
        ["a routed batch"] = scene => TextAsync(scene.Router.StreamBatchAsync([Routed("a"), Routed("b"), Routed("c")], new BatchOptions { Concurrency = 2 }, scene.Caller)),
        ["a payload"] = async scene =>
        {
            using var body = new StringContent("""{"messages":[{"role":"user","content":"hi"}]}""");
            using var response = await scene.Client.PostChatCompletionsAsync(body, scene.Caller);
            return response.IsSuccessStatusCode ? "hi" : "";
        },
    };

    public static TheoryData<string> Kinds => [.. Calls.Keys];

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Kinds))]
    public async Task EndsInTheCallersCancellation_WhereverItComes_AndLeavesNothing(string kind)
    {
        for (var (at, isOver) = (1, false); !isOver; at++)
        {
            using var scene = new SteppedScene(cancelsAt: at);
            var said = "";
            var failure = await Record.ExceptionAsync(async () => said = await Calls[kind](scene));

            Assert.True(failure is null ? said.Replace("hi", "", StringComparison.Ordinal) == "" : IsCallers(failure, scene), $"Cancelled at step {at}: '{said}' {failure}");
            Assert.True(await Record.ExceptionAsync(scene.NothingLeftAsync) is null, $"Cancelled at step {at}: {scene.Left} are left");
            isOver = scene.WasNeverCancelled;
            Assert.False(isOver && said == "", $"Never cancelled, and failed: {failure}");
        }
    }

    private static CompletionRequest Routed(string prompt) => TestClient.Ask(prompt) with { Model = "main" };

    private static bool IsCallers(Exception failure, SteppedScene scene) =>
        failure is OperationCanceledException cancelled && cancelled.CancellationToken == scene.Caller && scene.Caller.IsCancellationRequested;

    private static async Task<string> TextAsync(IAsyncEnumerable<CompletionUpdate> stream) => string.Concat(await stream.Select(update => update.Content).ToListAsync());

    private static async Task<string> TextAsync(IAsyncEnumerable<BatchResult> batch) => string.Concat(await batch.Select(result => result.EnsureOk()).ToListAsync());
}
