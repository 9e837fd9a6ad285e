using System.Collections.Concurrent;
using System.Net;
using System.Text;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Soak;

/// <summary>A client and a router whose every request, read and wait is a step, at one of which the caller cancels.</summary>
internal sealed class SteppedScene : IDisposable
{
    private readonly int _cancelsAt;
    private readonly CancellationTokenSource _caller = new();
    private readonly ConcurrentDictionary<string, int> _sent = new();
    private readonly OpenCount _open = new();
    private readonly SteppedTime _time;
    private readonly SciLlmClient _client;
    private int _steps;

    public SteppedScene(int cancelsAt)
    {
        _cancelsAt = cancelsAt;
        _time = new SteppedTime(this);
        _client = TestClient.Create(new Handler(this), options => options.TimeProvider = _time);
        Router = new Router([RouterScene.Deployment("a"), RouterScene.Deployment("b", order: 1)], options: null, _client, () => 0);
    }

    public SciLlmClient Client => _client;

    public Router Router { get; }

    public CancellationToken Caller => _caller.Token;

    /// <summary>Whether the call was over before its caller could cancel.</summary>
    public bool WasNeverCancelled => Volatile.Read(ref _steps) < _cancelsAt;

    /// <summary>What is left of responses, requests and timers.</summary>
    public string Left => $"{_open.Now} responses and requests and {_time.Timers.Now} timers";

    /// <summary>Waits until none of them is left.</summary>
    public Task NothingLeftAsync() => Task.WhenAll(_open.NoneAsync(), _time.Timers.NoneAsync());

    public void Dispose()
    {
        _client.Dispose();
        _caller.Dispose();
    }

    private void Step()
    {
        if (Interlocked.Increment(ref _steps) == _cancelsAt) _caller.Cancel();
    }

    /// <summary>Whatever is asked: busy, then a key that is refused, then an answer in pieces.</summary>
    private HttpResponseMessage Answer(string prompt, bool streams) => _sent.AddOrUpdate(prompt, 1, (_, sent) => sent + 1) switch
    {
        1 => Response(HttpStatusCode.ServiceUnavailable, Answers.Error("Busy."), "application/json"),
        2 => Response(HttpStatusCode.Unauthorized, Answers.Error("Who?"), "application/json"),
        _ when streams => Response(HttpStatusCode.OK, EventStreams.Text("h") + EventStreams.Text("i") + EventStreams.Finish() + EventStreams.Done, "text/event-stream"),
        _ => Response(HttpStatusCode.OK, Answers.Completion("hi"), "application/json"),
    };

    private HttpResponseMessage Response(HttpStatusCode status, string body, string type)
    {
        _open.Opened();
        var content = new StreamContent(new SteppedBody(this, Encoding.UTF8.GetBytes(body)));
        content.Headers.ContentType = new(type);
        return new HttpResponseMessage(status) { Content = content };
    }

    private sealed class Handler(SteppedScene scene) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            scene._open.Opened();
            try
            {
                scene.Step();
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                var sent = await SentRequest.ReadAsync(request, cancellationToken);
                scene.Step();
                return scene.Answer(sent.Prompt, sent.Body.Contains("\"stream\":true", StringComparison.Ordinal));
            }
            finally
            {
                scene._open.Closed();
            }
        }
    }

    private sealed class SteppedBody(SteppedScene scene, byte[] body) : MemoryStream(body)
    {
        private const int Piece = 40;
        private int _isGone;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            scene.Step();
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, Piece)], cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _isGone, 1) == 0) scene._open.Closed();
            base.Dispose(disposing);
        }
    }

    private sealed class SteppedTime(SteppedScene scene) : CountingTime
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            scene.Step();
            return timer;
        }

        protected override TimeSpan Real(TimeSpan wait) => ImpatientTime.Passed(wait);
    }
}
