using Microsoft.AspNetCore.Http;
using SciLlm.Testing.Endpoints;

namespace SciLlm.Testing.Hosting;

/// <summary>One request and the means to answer it, well or badly.</summary>
internal sealed class Exchange(HttpContext context, byte[] body, long number, LlmTestServerOptions options, IDisposable presence)
{
    public HttpContext Context => context;

    /// <summary>The whole body of the request, as sent.</summary>
    public byte[] Body => body;

    /// <summary>The number of the request on this server, from 1.</summary>
    public long Number => number;

    public LlmTestServerOptions Options => options;

    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>What a server in good health answers.</summary>
    /// <param name="rewording">Changes what is said; without it, nothing is changed.</param>
    public Reply Answer(Rewording? rewording = null) => Routes.Answer(this, rewording ?? new Rewording());

    public Task WaitAsync(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, options.TimeProvider, Aborted);

    /// <summary>Waits until the client leaves or the server stops.</summary>
    public async Task WaitForAbortAsync() =>
        await Task.Delay(Timeout.InfiniteTimeSpan, Aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>
    /// Takes the request off the in-flight count. Called just before its last bytes leave: a client that has them may send its next
    /// request at once, and the two must not count as concurrent.
    /// </summary>
    public void NoLongerInFlight() => presence.Dispose();

    /// <summary>Sends a whole reply, a flush for each chunk.</summary>
    /// <param name="reply">What to send.</param>
    /// <param name="pause">The wait between two chunks.</param>
    public async Task SendAsync(Reply reply, TimeSpan pause = default)
    {
        Start(reply);
        var output = context.Response.BodyWriter;
        using var chunks = reply.Chunks.GetEnumerator();
        var more = chunks.MoveNext();
        while (more)
        {
            var chunk = chunks.Current;
            more = chunks.MoveNext();
            if (!more)
            {
                NoLongerInFlight();
            }

            // The pause starts before the chunk leaves: who has the chunk may move a fake clock at once.
            var wait = more ? WaitAsync(pause) : Task.CompletedTask;
            var flushed = await output.WriteAsync(chunk);
            if (flushed.IsCompleted)
            {
                return;
            }

            await wait;
        }
    }

    /// <summary>Sets the status line and the headers, without sending them yet.</summary>
    public void Start(Reply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Length;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers.Append(name, value);
        }
    }
}
