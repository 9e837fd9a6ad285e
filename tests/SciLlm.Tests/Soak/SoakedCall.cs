using System.Net.Http.Headers;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>One call of a random kind, left or cancelled at a random moment, and what has to hold of its end.</summary>
internal sealed class SoakedCall
{
    private readonly SoakScene _scene;
    private readonly Random _random;
    private readonly int _number;
    private readonly int _kind;
    private readonly int _leavesAfter;
    private readonly CancellationTokenSource _caller = new();

    public SoakedCall(SoakScene scene, Random random, int number)
    {
        (_scene, _random, _number, _kind) = (scene, random, number, random.Next(7));
        _leavesAfter = random.Next(5) == 0 ? random.Next(1, 5) : 300;
        Requests = [.. Enumerable.Range(0, IsBatch ? random.Next(1, 13) : 1).Select(NewRequest)];
    }

    public IReadOnlyList<CompletionRequest> Requests { get; }

    private bool IsBatch => _kind is 4 or 5;

    private bool IsRouted => _kind is 1 or 3 or 5;

    public async Task RunAsync()
    {
        using (_caller)
        {
            CancelSometime();
            try
            {
                await (_kind switch
                {
                    0 => AnsweredAsync(_scene.Client.CompleteAsync(Requests[0], _caller.Token)),
                    1 => AnsweredAsync(_scene.Router.CompleteAsync(Requests[0], _caller.Token)),
                    2 => StreamedAsync(_scene.Client.StreamAsync(Requests[0], _caller.Token)),
                    3 => StreamedAsync(_scene.Router.StreamAsync(Requests[0], _caller.Token)),
                    4 => BatchedAsync(_scene.Client.StreamBatchAsync(Requests, Options(), _caller.Token)),
                    5 => BatchedAsync(_scene.Router.StreamBatchAsync(Requests, Options(), _caller.Token)),
                    _ => PostedAsync(),
                });
            }
            catch (OperationCanceledException cancelled) when (_caller.IsCancellationRequested)
            {
                if (cancelled.CancellationToken != _caller.Token) Report("threw a cancellation that is not its caller's");
                _scene.Count("cancelled");
            }
            catch (SciLlmException failure)
            {
                Fail(failure);
            }
            catch (Exception cause)
            {
                Report($"threw what is no error of ours: {cause}");
            }
        }
    }

    private CompletionRequest NewRequest(int item) => new($"item {item} of call {_number} and no more")
    {
        ApiBase = IsRouted ? null : _scene.DrawBase(_random),
        MaxTokens = 9,
    };

    private BatchOptions Options() => new() { Concurrency = _random.Next(1, 9), Tenacious = _random.Next(10) == 0, WallTime = TimeSpan.FromSeconds(100), AdaptiveConcurrency = _random.Next(2) == 0 };

    private void CancelSometime()
    {
        if (_random.Next(50) == 0) _caller.Cancel();
        else if (_random.Next(4) == 0) _caller.CancelAfter(_random.Next(30));
    }

    private async Task AnsweredAsync(Task<Completion> call)
    {
        var completion = await call;
        _scene.Watch(completion);
        Check(Requests[0], completion.Content);
    }

    private async Task StreamedAsync(IAsyncEnumerable<CompletionUpdate> stream)
    {
        var (text, pieces) = ("", 0);
        await foreach (var update in stream)
        {
            text = update.Restarts ? update.Content : text + update.Content;
            if (++pieces < _leavesAfter) continue;
            _scene.Count("left");
            return;
        }

        Check(Requests[0], text);
    }

    private async Task BatchedAsync(IAsyncEnumerable<BatchResult> batch)
    {
        var seen = new HashSet<int>();
        await foreach (var result in batch)
        {
            _scene.Watch(result);
            if (!seen.Add(result.Index) || !ReferenceEquals(result.Request, Requests[result.Index])) Report($"gave item {result.Index} twice, or for another");
            if (result.Error is { } failure) Fail(failure);
            else Check(result.Request, result.EnsureOk());
            if (seen.Count < _leavesAfter) continue;
            _scene.Count("left");
            return;
        }

        if (seen.Count != Requests.Count) Report($"gave {seen.Count} results for {Requests.Count} requests");
    }

    private async Task PostedAsync()
    {
        using var body = new StringContent("""{"model":"test-model","messages":[{"role":"user","content":"post"}]}""", new MediaTypeHeaderValue("application/json"));
        using var response = await _scene.Client.PostChatCompletionsAsync(body, _caller.Token);
        _scene.Count($"posted {(int)response.StatusCode}");
    }

    /// <summary>What was said is what was asked, or what a fault made of it; never what another was told.</summary>
    private void Check(CompletionRequest request, string content)
    {
        var said = content.Replace("x", "", StringComparison.Ordinal);
        var isKnown = request.Messages[0].Text.StartsWith(said, StringComparison.Ordinal) || said is "42" or "4" or BrokenHttp.Content || said.All(letter => letter == '\uFFFD');
        if (!isKnown) Report($"was told '{said[..Math.Min(200, said.Length)]}' for '{request.Messages[0].Text}'");
        _scene.Count("ok");
    }

    private void Fail(SciLlmException failure)
    {
        _scene.Watch(failure);
        if (failure.ErrorType is null or "unexpected") Report($"failed without a kind: {failure}");
        if (failure.Meta is null) Report($"failed without saying where: {failure}");
        if ($"{failure} {failure.Meta} {failure.PartialContent} {failure.ErrorCode}".Contains(TestClient.Key, StringComparison.Ordinal)) Report("showed its key");
        _scene.Count($"{failure.GetType().Name} {failure.ErrorType} {failure.Status}");
    }

    private void Report(string problem) => _scene.Report($"Call {_number}, of kind {_kind}, {problem}");
}
