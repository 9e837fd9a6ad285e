using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SciLlm.Testing.Hosting;

/// <summary>The way of every request: read it, ask the script, record it, wait, answer.</summary>
internal sealed class RequestHandler(LlmTestServerOptions options, FaultScript script, RequestLog log, Gauge inFlight)
    : IHttpApplication<HttpContext>
{
    private long _received;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var presence = inFlight.Enter();
        try
        {
            var body = await RequestBody.ReadAsync(context.Request);
            var exchange = new Exchange(context, body, Interlocked.Increment(ref _received), options, presence);
            var recorded = log.IsOn || script.HasRules ? RecordedRequest.Capture(context, body, exchange.Number) : null;
            var fault = script.Next(recorded);

            // The wait starts before the request shows in the log: who sees it there may move a fake clock at once.
            var wait = exchange.WaitAsync(options.Latency + fault.Delay);
            if (recorded is not null)
            {
                log.Add(recorded);
            }

            await wait;
            await fault.RespondAsync(exchange);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left, or the server stops: nobody is there to answer.
        }
        catch (IOException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The same, noticed while reading or writing.
        }
    }
}
