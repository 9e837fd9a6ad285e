using Microsoft.AspNetCore.Http;
using SciLlm.Testing.Hosting;

namespace SciLlm.Testing.Endpoints;

/// <summary>Which endpoint a path means, with or without <c>/v1</c>, once the credentials are good. The bridge, as the real one, asks for none.</summary>
internal static class Routes
{
    public static Reply Answer(Exchange exchange, Rewording rewording)
    {
        var request = exchange.Context.Request;
        var path = request.Path.StartsWithSegments("/v1", out var rest) ? rest : request.Path;
        if (path == "/bridge/complete")
        {
            return Only(HttpMethods.Post, request, () => BridgeComplete.Answer(exchange, rewording.Proof));
        }

        if (Credentials.Check(request.Headers, exchange.Options) is { } refusal)
        {
            return refusal.ToReply();
        }

        if (path == "/chat/completions")
        {
            return Only(HttpMethods.Post, request, () => ChatCompletions.Answer(exchange, rewording.Model));
        }

        if (path == "/models")
        {
            return Only(HttpMethods.Get, request, () => ModelList.All(exchange.Options.Models));
        }

        if (path.StartsWithSegments("/models", out var model))
        {
            return Only(HttpMethods.Get, request, () => ModelList.One(exchange.Options.Models, model.Value!.TrimStart('/')));
        }

        return new ApiError(404, $"Unknown request URL: {request.Method} {request.Path}.", Code: "unknown_url").ToReply();
    }

    private static Reply Only(string method, HttpRequest request, Func<Reply> answer) =>
        HttpMethods.Equals(request.Method, method)
            ? answer()
            : new ApiError(405, $"Not allowed to {request.Method} on {request.Path}. Use {method}.").ToReply() with
            {
                Headers = [new("Allow", method)],
            };
}
