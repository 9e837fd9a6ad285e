using System.Collections.Concurrent;

namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>Recognises the calls that send a request: first by name, which costs nothing, then by the receiver's type.</summary>
internal sealed class TransportCalls(SemanticModels models)
{
    private const string SystemNetHttp = "System.Net.Http";

    private sealed record Shape(HttpLibrary Library, bool Fetches, string? Url = null, string? Request = null, string? Body = null);

    private static readonly Shape HttpSend = new(HttpLibrary.HttpClient, Fetches: false, Request: "request");
    private static readonly Shape HttpGet = new(HttpLibrary.HttpClient, Fetches: true, Url: "requestUri");
    private static readonly Shape HttpPost = new(HttpLibrary.HttpClient, Fetches: false, Url: "requestUri", Body: "content");
    private static readonly Shape HttpPostJson = HttpPost with { Body = "value" };
    private static readonly Shape WebUpload = new(HttpLibrary.WebClient, Fetches: false, Url: "address", Body: "data");
    private static readonly Shape WebDownload = new(HttpLibrary.WebClient, Fetches: true, Url: "address");
    private static readonly Shape WebResponse = new(HttpLibrary.WebRequest, Fetches: false);
    private static readonly Shape RestSend = new(HttpLibrary.RestSharp, Fetches: false, Request: "request");
    private static readonly Shape RestGet = RestSend with { Fetches = true };
    private static readonly Shape FlurlSend = new(HttpLibrary.Flurl, Fetches: false, Body: "body");
    private static readonly Shape FlurlGet = new(HttpLibrary.Flurl, Fetches: true);
    private static readonly Shape UnitySend = new(HttpLibrary.Unity, Fetches: false);

    /// <summary>Some names mean different calls in different libraries; the receiver tells them apart.</summary>
    private static readonly Dictionary<string, Shape[]> Shapes = new()
    {
        ["SendAsync"] = [HttpSend, FlurlSend],
        ["Send"] = [HttpSend],
        ["GetAsync"] = [HttpGet, RestGet, FlurlGet],
        ["GetStringAsync"] = [HttpGet, FlurlGet],
        ["GetStreamAsync"] = [HttpGet, FlurlGet],
        ["GetByteArrayAsync"] = [HttpGet],
        ["GetFromJsonAsync"] = [HttpGet],
        ["GetFromJsonAsAsyncEnumerable"] = [HttpGet],
        ["PostAsync"] = [HttpPost, RestSend, FlurlSend],
        ["PutAsync"] = [HttpPost, RestSend, FlurlSend],
        ["PatchAsync"] = [HttpPost, RestSend, FlurlSend],
        ["PostAsJsonAsync"] = [HttpPostJson],
        ["PutAsJsonAsync"] = [HttpPostJson],
        ["PatchAsJsonAsync"] = [HttpPostJson],
        ["UploadString"] = [WebUpload],
        ["UploadStringAsync"] = [WebUpload],
        ["UploadStringTaskAsync"] = [WebUpload],
        ["UploadData"] = [WebUpload],
        ["UploadDataAsync"] = [WebUpload],
        ["UploadDataTaskAsync"] = [WebUpload],
        ["DownloadString"] = [WebDownload],
        ["DownloadStringAsync"] = [WebDownload],
        ["DownloadStringTaskAsync"] = [WebDownload],
        ["DownloadData"] = [WebDownload],
        ["DownloadDataTaskAsync"] = [WebDownload],
        ["OpenRead"] = [WebDownload],
        ["OpenReadTaskAsync"] = [WebDownload],
        ["GetResponse"] = [WebResponse],
        ["GetResponseAsync"] = [WebResponse],
        ["Execute"] = [RestSend],
        ["ExecuteAsync"] = [RestSend],
        ["ExecutePost"] = [RestSend],
        ["ExecutePostAsync"] = [RestSend],
        ["ExecuteGet"] = [RestGet],
        ["ExecuteGetAsync"] = [RestGet],
        ["Post"] = [RestSend],
        ["PostJsonAsync"] = [FlurlSend, RestSend],
        ["PostStringAsync"] = [FlurlSend],
        ["GetJsonAsync"] = [FlurlGet, RestGet],
        ["SendWebRequest"] = [UnitySend],
        ["SendRequest"] = [UnitySend],
    };

    private readonly ConcurrentDictionary<InvocationExpressionSyntax, TransportCall?> _recognized = new();
    private readonly FetchingRequests _fetching = new(models);

    /// <summary>The gate: whether a call by this name can send a request at all.</summary>
    public static bool MaySend(string method) => Shapes.ContainsKey(method);

    /// <summary>The names of the calls that may send a body, as a completion needs one.</summary>
    public static IEnumerable<string> PostingNames => Shapes.Where(static named => named.Value.Any(static shape => !shape.Fetches)).Select(static named => named.Key);

    public TransportCall? Recognize(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.Expression.SimpleName() is { } name && MaySend(name.Identifier.ValueText)
            ? _recognized.GetOrAdd(call, _ => RecognizeUncached(call, cancellation))
            : null;

    private TransportCall? RecognizeUncached(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (call.Expression.SimpleName() is not { } name || !Shapes.TryGetValue(name.Identifier.ValueText, out var shapes)
            || call.Receiver() is not { } receiver)
            return null;
        var method = models.Symbol(call, cancellation) as IMethodSymbol;
        // The user's own method of that name sends nothing itself; what it does is found inside it.
        if (method is not null && models.IsDeclaredHere(method.ReducedFrom ?? method))
            return null;
        var receiverType = models.Type(receiver, cancellation);
        foreach (var shape in shapes)
        {
            if (Sends(shape.Library, receiverType, method, name.Identifier.ValueText))
            {
                var sent = Read(call, name, receiver, shape, method);
                return sent with { Fetches = sent.Fetches || _fetching.Contains(sent.Request, cancellation) };
            }
        }
        return method is null && IsUnresolvedClient(receiver, receiverType) && shapes[0].Library == HttpLibrary.HttpClient && IsSent(call, shapes[0], cancellation)
            ? Read(call, name, receiver, shapes[0], method)
            : null;
    }

    /// <summary>A member of a type that the compilation cannot resolve is an HTTP client where it is called one.</summary>
    private static bool IsUnresolvedClient(ExpressionSyntax receiver, ITypeSymbol? type) =>
        type is null or { TypeKind: TypeKind.Error, Name: "" or "HttpClient" or "IHttpClient" or "?" }
        && receiver.SimpleName() is { Identifier.ValueText: var name } && Vendors.SplitWords(name).Contains("http");

    /// <summary>Much is sent that is no request.</summary>
    private bool IsSent(InvocationExpressionSyntax call, Shape shape, CancellationToken cancellation) =>
        shape.Request is null
        || call.ArgumentList.Arguments is [{ Expression: var request }, ..] && models.Type(request, cancellation).IsOrDerivesFrom(SystemNetHttp, "HttpRequestMessage");

    private static bool Sends(HttpLibrary library, ITypeSymbol? receiver, IMethodSymbol? method, string name) => library switch
    {
        HttpLibrary.HttpClient => receiver.IsOrDerivesFrom(SystemNetHttp, "HttpClient") || receiver.IsOrDerivesFrom(SystemNetHttp, "HttpMessageInvoker"),
        HttpLibrary.WebClient => receiver.IsOrDerivesFrom("System.Net", "WebClient"),
        HttpLibrary.WebRequest => receiver.IsOrDerivesFrom("System.Net", "WebRequest") || receiver.IsOrDerivesFrom("System.Net", "HttpWebRequest"),
        HttpLibrary.RestSharp => receiver.IsOrDerivesFrom("RestSharp", "RestClient") || receiver.IsOrDerivesFrom("RestSharp", "IRestClient"),
        HttpLibrary.Flurl => method is null
            ? name is "PostJsonAsync" or "PostStringAsync" or "GetJsonAsync" && receiver is null or { TypeKind: TypeKind.Error } or { SpecialType: SpecialType.System_String }
            : method.ContainingType.ContainingNamespace.IsNamed("Flurl.Http"),
        HttpLibrary.Unity => receiver.IsOrDerivesFrom("UnityEngine.Networking", "UnityWebRequest")
            || name == "SendWebRequest" && receiver is null or { TypeKind: TypeKind.Error },
        _ => false,
    };

    private static TransportCall Read(
        InvocationExpressionSyntax call, SimpleNameSyntax name, ExpressionSyntax receiver, Shape shape, IMethodSymbol? method)
    {
        var first = shape.Url is not null || shape.Request is not null ? 1 : 0;
        var url = Argument(call, method, shape.Url, 0);
        var request = Argument(call, method, shape.Request, 0);
        var body = Argument(call, method, shape.Body, first);
        return shape.Library switch
        {
            HttpLibrary.Unity or HttpLibrary.WebRequest => new(call, name, shape.Library, null, null, receiver, body, shape.Fetches),
            HttpLibrary.Flurl => new(call, name, shape.Library, null, receiver, null, body, shape.Fetches),
            _ => new(call, name, shape.Library, receiver, url, request, body, shape.Fetches),
        };
    }

    /// <summary>By the parameter's name where the method is known, else where such a method has it.</summary>
    private static ExpressionSyntax? Argument(InvocationExpressionSyntax call, IMethodSymbol? method, string? parameterName, int ordinal)
    {
        if (parameterName is null)
            return null;
        var arguments = call.ArgumentList.Arguments;
        if (method is not null)
        {
            var parameter = method.Parameters.FirstOrDefault(each => each.Name == parameterName)
                ?? (ordinal < method.Parameters.Length ? method.Parameters[ordinal] : null);
            return parameter is null ? null : CallSites.Argument(arguments, parameter);
        }
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameterName)?.Expression
            ?? (ordinal < arguments.Count ? arguments[ordinal].Expression : null);
    }
}
