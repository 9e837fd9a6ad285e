namespace SciLlm.Analyzers.Endpoints;

/// <summary>Tells which URLs are LLM endpoints: the known ones, and those a code base names in its .editorconfig.</summary>
internal sealed class EndpointCatalog
{
    public const string HostsOption = "scillm.endpoint_hosts";
    public const string PathsOption = "scillm.endpoint_paths";

    private static readonly EndpointCatalog Default = new("", "");

    private readonly string[] _hosts;
    private readonly KnownPath[] _tellingPaths;

    private EndpointCatalog(string extraHosts, string extraPaths)
    {
        HasOwnEndpoints = extraHosts.Length + extraPaths.Length > 0;
        _hosts = [.. KnownEndpoints.Hosts, .. Split(extraHosts).Select(static host => host.TrimStart('*').ToLowerInvariant())];
        _tellingPaths = [.. KnownEndpoints.TellingPaths, .. Split(extraPaths).Select(static path => new KnownPath(path.Trim('/').ToLowerInvariant(), EndpointKind.ChatCompletions))];
    }

    /// <summary>Whether the editorconfig adds to the known endpoints.</summary>
    public bool HasOwnEndpoints { get; }

    public static EndpointCatalog From(AnalyzerConfigOptions options) => From(key => options.TryGetValue(key, out var value) ? value : null);

    /// <param name="option">The value of an option, null where it is not set.</param>
    public static EndpointCatalog From(Func<string, string?> option)
    {
        var (hosts, paths) = (option(HostsOption) ?? "", option(PathsOption) ?? "");
        return string.IsNullOrWhiteSpace(hosts + paths) ? Default : new(hosts, paths);
    }

    public UrlMatch Match(FoldedText folded)
    {
        if (folded.IsUnknown || folded.Text.Length == 0)
            return UrlMatch.Unknown(folded);
        var url = UrlText.Parse(folded.Text);
        if (IsKnownHost(url))
            return UrlMatch.Endpoint(folded, Find(_tellingPaths, url.Path) ?? FindShared(url.Path) ?? KindByWords(url.Path));
        if (Find(_tellingPaths, url.Path) is { } telling)
            return UrlMatch.Endpoint(folded, telling);
        if (url.HasKnownHost && !url.IsLoopback)
            return UrlMatch.OtherService(folded);
        if ((FindShared(url.Path) ?? (EndsInModels(url.Path) ? EndpointKind.Models : null)) is { } shared)
            return UrlMatch.Shared(folded, shared);
        return url.HasKnownHost || IsOwnServer(url) || AsksForMedia(url.Path) ? UrlMatch.OtherService(folded)
            : (url.IsSpelledOutPath ? UrlMatch.OtherPath(folded) : UrlMatch.Unknown(folded)) with { Kind = KindByWords(url.Path) };
    }

    private bool IsKnownHost(UrlText url)
    {
        // Ollama answers on this port and nobody else does.
        if (url.Port == "11434")
            return true;
        foreach (var host in _hosts)
        {
            if (host[0] == '.' ? url.Host.EndsWith(host, StringComparison.Ordinal) : IsHostOrSubdomain(url.Host, host))
                return true;
        }
        return false;
    }

    private static bool IsHostOrSubdomain(string candidate, string host) =>
        candidate.EndsWith(host, StringComparison.Ordinal)
        && (candidate.Length == host.Length || candidate[candidate.Length - host.Length - 1] is '.' or '-' or FoldedText.Hole);

    /// <summary><c>/api/perplexity/classification</c>: only a server that stands between names a vendor in its own path.</summary>
    private static bool IsOwnServer(UrlText url) =>
        url.IsSpelledOutPath && url.Path.Trim('/').Split('/') is ["api", ..] segments && segments.Any(Vendors.IsNamedIn);

    /// <summary><c>{baseUrl}/audio/speech</c>: whoever serves it, no text is asked for there.</summary>
    private static bool AsksForMedia(string path) => path.Split('/').Any(static segment => KnownEndpoints.Media.Contains(segment));

    private static EndpointKind? FindShared(string path) => AsksAboutModel(path) ? EndpointKind.OtherService : Find(KnownEndpoints.SharedPaths, path);

    /// <summary><c>models/x:countTokens</c>: Google names what is asked of a model behind a colon, and what is no telling path generates nothing.</summary>
    private static bool AsksAboutModel(string path) =>
        path.LastIndexOf(':') is > 0 and var colon
        && path.LastIndexOf("models/", StringComparison.Ordinal) is >= 0 and var models && models < colon
        && path.IndexOf('/', colon) < 0
        && path.Length > colon + 1 && path.Skip(colon + 1).All(char.IsLetter);

    /// <summary>By the segments of a path that leads to an LLM.</summary>
    private static EndpointKind KindByWords(string path)
    {
        if (EndsInModels(path))
            return EndpointKind.Models;
        var segments = path.TrimEnd('/').Split('/');
        return segments.Any(static segment => KnownEndpoints.OtherServicePaths.Contains(segment)) ? EndpointKind.OtherService
            : segments.Contains("embeddings") ? EndpointKind.Embeddings
            : Array.FindIndex(segments, static segment => segment is "batches" or "batch") is >= 0 and var batches
                ? segments.Skip(batches + 1).All(static segment => segment == "jobs") ? EndpointKind.Batches : EndpointKind.OtherService
            : segments is [.., "fim" or "agents", "completions"] ? EndpointKind.VendorCompletions
            : segments.Any(static segment => segment is "completions" or "messages" or "responses" or "chat" or "generate")
                ? EndpointKind.OtherCompletions
            : EndpointKind.Unspecified;
    }

    private static bool EndsInModels(string path) => path.TrimEnd('/') is var trimmed && (trimmed == "models" || trimmed.EndsWith("/models", StringComparison.Ordinal));

    /// <summary>Where several stand in one path, it shows two URLs mixed up, and what is joined last tells.</summary>
    private static EndpointKind? Find(KnownPath[] paths, string path)
    {
        var (farthest, found) = (-1, (EndpointKind?)null);
        foreach (var (endpoint, kind) in paths)
        {
            for (var at = path.IndexOf(endpoint, StringComparison.Ordinal); at >= 0; at = path.IndexOf(endpoint, at + 1, StringComparison.Ordinal))
            {
                var end = at + endpoint.Length;
                if (end > farthest && IsBoundary(path, at - 1, endpoint[0]) && IsBoundary(path, end, endpoint[endpoint.Length - 1])
                    && (kind != EndpointKind.ChatCompletions || IsLast(path, end)))
                    (farthest, found) = (end, KindBelow(path.Substring(end), endpoint, kind));
            }
        }
        return found == EndpointKind.Unspecified ? KindByWords(path) : found;
    }

    private static EndpointKind KindBelow(string rest, string endpoint, EndpointKind kind)
    {
        var below = rest.Length > 0 && rest[0] == '/' ? rest.Trim('/') : "";
        return kind == EndpointKind.Models ? KnownEndpoints.ModelActions.Contains(below) ? EndpointKind.OtherService : kind
            : below.Length == 0 || !KnownEndpoints.Parents.Contains(endpoint) ? kind
            : below == "batches" ? EndpointKind.Batches : EndpointKind.OtherService;
    }

    /// <summary>An endpoint's text counts where it stands as whole segments, so <c>v1/modelsearch</c> is not <c>v1/models</c>.</summary>
    private static bool IsBoundary(string path, int at, char edge) =>
        !char.IsLetter(edge) && edge is not (>= '0' and <= '9')
        || at < 0 || at >= path.Length
        || !(char.IsLetterOrDigit(path[at]) || path[at] is '_' or '-');

    /// <summary>Nothing is served below a chat endpoint.</summary>
    private static bool IsLast(string path, int end) => path.Substring(end).Trim('/') is "" or [FoldedText.Hole, ..];

    private static IEnumerable<string> Split(string list) =>
        list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(static item => item.Trim());
}
