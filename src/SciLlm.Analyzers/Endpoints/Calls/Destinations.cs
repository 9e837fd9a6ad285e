using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>The URLs a call, a request or a client is used with: what is written at the call, resolved against the base address.</summary>
internal sealed class Destinations(SemanticModels models, TextFolder folder, ObjectTracer tracer, TransportCalls transports)
{
    /// <summary>The properties a request object carries its URL in, by library.</summary>
    private static readonly string[] RequestUrlProperties = ["RequestUri", "url", "uri", "Resource"];

    private static readonly string[] BaseProperties = ["BaseAddress", "BaseUrl"];

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<FoldedText>> _ofCalls = new();

    public ImmutableArray<FoldedText> Of(TransportCall call, CancellationToken cancellation) =>
        _ofCalls.GetOrAdd(call.Call, _ => Read(call, cancellation));

    /// <summary>The base addresses given to a client anywhere in the compilation.</summary>
    private ImmutableArray<FoldedText> BaseAddresses(TracedObject traced, CancellationToken cancellation) =>
        Known(BaseProperties.SelectMany(property => tracer.Assigned(traced, property, cancellation))
            .SelectMany(value => folder.Fold(value, cancellation))
            // A RestClient is made with its base URL.
            .Concat(traced.Origins.OfType<BaseObjectCreationExpressionSyntax>().SelectMany(origin => folder.Fold(origin, cancellation))));

    /// <summary>Where a request object goes when sent: its URL, resolved against the base of whichever client sends it.</summary>
    public ImmutableArray<FoldedText> OfRequest(ExpressionSyntax request, CancellationToken cancellation)
    {
        var urls = UrlsOf(request, cancellation);
        if (!urls.IsEmpty && urls.All(UrlText.IsAbsolute))
            return urls;
        var calls = CallsWith(tracer.Trace(request, cancellation), static call => call.Request, cancellation);
        // A helper that sends it sends others' requests too: it adds its base to this one's URL, not their URLs.
        return urls.Concat(calls.SelectMany(call => urls.IsEmpty ? Of(call, cancellation) : Based(urls, call, cancellation))).Distinct().ToImmutableArray();
    }

    /// <summary>
    /// What a client is asked to call where it stands; a shared client is dressed for the next call. Where the method
    /// calls nothing, everything it is ever asked to call, and its base addresses.
    /// </summary>
    public ImmutableArray<FoldedText> OfClient(ExpressionSyntax client, SyntaxNode at, CancellationToken cancellation)
    {
        var traced = tracer.Trace(client, cancellation);
        var member = at.EnclosingMember();
        var near = CallsWith(traced, static call => call.Client, cancellation)
            .Where(call => member is not null && call.Call.SyntaxTree == member.SyntaxTree && member.Span.Contains(call.Call.Span))
            .SelectMany(call => Of(call, cancellation)).ToImmutableArray();
        return near.IsEmpty ? OfClient(traced, cancellation) : near;
    }

    public ImmutableArray<FoldedText> OfClient(ISymbol holder, CancellationToken cancellation) =>
        OfClient(tracer.Trace(holder, cancellation), cancellation);

    private ImmutableArray<FoldedText> OfClient(TracedObject client, CancellationToken cancellation) =>
        BaseAddresses(client, cancellation)
            .AddRange(CallsWith(client, static call => call.Client, cancellation).SelectMany(call => Of(call, cancellation)));

    /// <summary>The calls in which the traced object plays a part: sends, or is sent.</summary>
    public IEnumerable<TransportCall> CallsWith(TracedObject traced, Func<TransportCall, ExpressionSyntax?> part, CancellationToken cancellation)
    {
        foreach (var tree in traced.Aliases.SelectMany(models.TreesThatMention)
                     .Concat(traced.HandedOut.Select(static call => call.SyntaxTree)).Distinct())
        {
            foreach (var invocation in SyntaxIndex.Of(tree, cancellation).Sends)
            {
                if (transports.Recognize(invocation, cancellation) is { } call
                    && part(call)?.Unwrap() is { } expression
                    && (traced.HandedOut.Contains(expression) || traced.IsHeldBy(models.Symbol(expression, cancellation))))
                    yield return call;
            }
        }
    }

    private ImmutableArray<FoldedText> Read(TransportCall call, CancellationToken cancellation)
    {
        var urls = call.Url is { } url ? folder.Fold(url, cancellation)
            : call.Request is { } request ? UrlsOf(request, cancellation)
            : FoldedText.UnknownOnly;
        if (urls.IsEmpty)
            urls = FoldedText.UnknownOnly;
        return Based(urls, call, cancellation);
    }

    /// <summary>URLs as the client of a call resolves them.</summary>
    private ImmutableArray<FoldedText> Based(ImmutableArray<FoldedText> urls, TransportCall call, CancellationToken cancellation)
    {
        if (call.Client is null || urls.All(UrlText.IsAbsolute))
            return urls;
        var bases = BaseAddresses(tracer.Trace(call.Client, cancellation), cancellation);
        return bases.IsEmpty ? urls : FoldedText.Combine(bases, urls, UrlText.Resolve);
    }

    private ImmutableArray<FoldedText> UrlsOf(ExpressionSyntax request, CancellationToken cancellation)
    {
        var folded = Known(folder.Fold(request, cancellation));
        if (!folded.IsEmpty)
            return folded;
        var traced = tracer.Trace(request, cancellation);
        var made = Known(traced.Origins.SelectMany(origin => folder.Fold(origin, cancellation)));
        return made.IsEmpty
            ? Known(RequestUrlProperties.SelectMany(property => tracer.Assigned(traced, property, cancellation))
                .SelectMany(value => folder.Fold(value, cancellation)))
            : made;
    }

    private static ImmutableArray<FoldedText> Known(IEnumerable<FoldedText> readings) =>
        readings.Where(static reading => !reading.IsUnknown && reading.Text.Length > 0)
            .Distinct().Take(FoldedText.MaxReadings).ToImmutableArray();
}
