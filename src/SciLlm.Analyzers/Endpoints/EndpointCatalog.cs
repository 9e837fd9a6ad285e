namespace SciLlm.Analyzers.Endpoints;

/// <summary>The hosts and paths that are LLM endpoints: the known ones, and those a code base names in its .editorconfig.</summary>
internal sealed class EndpointCatalog
{
    public const string HostsOption = "scillm.endpoint_hosts";
    public const string PathsOption = "scillm.endpoint_paths";

    private static readonly string[] KnownHosts =
    [
        "api.openai.com", ".openai.azure.com", ".services.ai.azure.com", "models.inference.ai.azure.com", "models.github.ai",
        ".chutes.ai", "openrouter.ai", "api.anthropic.com", "api.groq.com", "api.mistral.ai", "codestral.mistral.ai",
        "api.together.xyz", "api.together.ai", "api.deepseek.com", "generativelanguage.googleapis.com", "aiplatform.googleapis.com",
        "api.x.ai", "api.perplexity.ai", "api.fireworks.ai", "api.cerebras.ai", "api.sambanova.ai", "integrate.api.nvidia.com",
        "api.cohere.ai", "api.cohere.com", "api.ai21.com", "api.deepinfra.com", "api.hyperbolic.xyz", "api.novita.ai",
        "api.githubcopilot.com", "api.moonshot.cn", "api.moonshot.ai", "open.bigmodel.cn", "api.z.ai", "api.siliconflow.cn", "api.minimax.chat",
        "ark.cn-beijing.volces.com", "qianfan.baidubce.com", "api.lingyiwanwu.com", "api.stepfun.com", "api.upstage.ai",
        "text.pollinations.ai", "api.chatanywhere.tech", "api.chatanywhere.com.cn", "gigachat.devices.sberbank.ru", "llm.api.cloud.yandex.net",
    ];

    /// <summary>Paths that are an LLM endpoint on whatever host.</summary>
    private static readonly (string Path, EndpointKind Kind)[] TellingPaths =
    [
        ("chat/completions", EndpointKind.ChatCompletions),
        ("bridge/complete", EndpointKind.Proofs),
        ("v1/completions", EndpointKind.OtherCompletions),
        ("v1/embeddings", EndpointKind.Embeddings),
        ("openai/deployments/", EndpointKind.Unspecified),
        ("services/aigc/text-generation", EndpointKind.OtherCompletions),
        ("services/aigc/multimodal-generation", EndpointKind.OtherCompletions),
        (":generatecontent", EndpointKind.OtherCompletions),
        (":streamgeneratecontent", EndpointKind.OtherCompletions),
    ];

    /// <summary>Paths that other services use too: an LLM endpoint unless the host is somebody else's.</summary>
    private static readonly (string Path, EndpointKind Kind)[] SharedPaths =
    [
        ("v1/responses", EndpointKind.OtherCompletions),
        ("v1/messages", EndpointKind.OtherCompletions),
        ("v1/models", EndpointKind.Models),
        ("api/chat", EndpointKind.OtherCompletions),
        ("api/generate", EndpointKind.OtherCompletions),
        ("api/tags", EndpointKind.Models),
        ("api/show", EndpointKind.OtherService),
        ("api/pull", EndpointKind.OtherService),
    ];

    /// <summary>What a path on an LLM host is for, where it does not generate text.</summary>
    private static readonly string[] OtherServicePaths =
    [
        "images", "audio", "speech", "transcriptions", "files", "moderations", "fine_tuning", "tuningjobs", "uploads", "vector_stores",
        "assistants", "threads", "realtime", "videos", "usage", "dashboard", "billing", "organization", "credits", "auth", "health", "version",
        "user", "balance", "key", "keys", "cancel", "count_tokens", "input_tokens",
    ];

    /// <summary>Paths below which answers are looked up, cancelled and counted, and none is asked for.</summary>
    private static readonly string[] Parents = ["v1/responses", "v1/messages"];

    private static readonly EndpointCatalog Default = new("", "");

    private readonly string[] _hosts;
    private readonly (string Path, EndpointKind Kind)[] _tellingPaths;

    private EndpointCatalog(string extraHosts, string extraPaths)
    {
        HasOwnEndpoints = extraHosts.Length + extraPaths.Length > 0;
        _hosts = [.. KnownHosts, .. Split(extraHosts).Select(static host => host.TrimStart('*').ToLowerInvariant())];
        _tellingPaths = [.. TellingPaths, .. Split(extraPaths).Select(static path => (path.Trim('/').ToLowerInvariant(), EndpointKind.ChatCompletions))];
    }

    /// <summary>Everything that is an LLM endpoint by itself: hosts and paths.</summary>
    public static IEnumerable<string> Known =>
        KnownHosts.Concat(TellingPaths.Concat(SharedPaths).Where(static path => path.Kind != EndpointKind.OtherService).Select(static path => path.Path));

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
            return UrlMatch.Endpoint(folded, Find(_tellingPaths, url.Path) ?? Find(SharedPaths, url.Path) ?? KindOnKnownHost(url.Path));
        if (Find(_tellingPaths, url.Path) is { } telling)
            return UrlMatch.Endpoint(folded, telling);
        if (url.HasKnownHost && !url.IsLoopback)
            return UrlMatch.OtherService(folded);
        if ((Find(SharedPaths, url.Path) ?? (EndsInModels(url.Path) ? EndpointKind.Models : null)) is { } shared)
            return UrlMatch.Shared(folded, shared);
        return url.HasKnownHost ? UrlMatch.OtherService(folded)
            : url.IsSpelledOutPath ? UrlMatch.OtherPath(folded)
            : UrlMatch.Unknown(folded);
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

    private static EndpointKind KindOnKnownHost(string path)
    {
        if (EndsInModels(path))
            return EndpointKind.Models;
        var segments = path.TrimEnd('/').Split('/');
        return segments.Any(static segment => OtherServicePaths.Contains(segment)) ? EndpointKind.OtherService
            : segments.Contains("embeddings") ? EndpointKind.Embeddings
            : Array.IndexOf(segments, "batches") is >= 0 and var batches
                ? batches == segments.Length - 1 ? EndpointKind.Batches : EndpointKind.OtherService
            : segments.Any(static segment => segment is "completions" or "messages" or "responses" or "chat" or "generate")
                ? EndpointKind.OtherCompletions
            : EndpointKind.Unspecified;
    }

    private static bool EndsInModels(string path) => path.TrimEnd('/') is var trimmed && (trimmed == "models" || trimmed.EndsWith("/models", StringComparison.Ordinal));

    private static EndpointKind? Find((string Path, EndpointKind Kind)[] paths, string path)
    {
        foreach (var (endpoint, kind) in paths)
        {
            for (var at = path.IndexOf(endpoint, StringComparison.Ordinal); at >= 0; at = path.IndexOf(endpoint, at + 1, StringComparison.Ordinal))
            {
                if (IsBoundary(path, at - 1, endpoint[0]) && IsBoundary(path, at + endpoint.Length, endpoint[endpoint.Length - 1])
                    && (kind != EndpointKind.ChatCompletions || IsLast(path, at + endpoint.Length)))
                    return Parents.Contains(endpoint) ? KindBelow(path.Substring(at + endpoint.Length), kind) : kind;
            }
        }
        return null;
    }

    private static EndpointKind KindBelow(string rest, EndpointKind kind) => rest.Trim('/') switch
    {
        "batches" => EndpointKind.Batches,
        var below => rest.Length > 0 && rest[0] == '/' && below.Length > 0 ? EndpointKind.OtherService : kind,
    };

    /// <summary>An endpoint's text counts where it stands as whole segments, so <c>v1/modelsearch</c> is not <c>v1/models</c>.</summary>
    private static bool IsBoundary(string path, int at, char edge) =>
        !char.IsLetter(edge) && edge is not (>= '0' and <= '9')
        || at < 0 || at >= path.Length
        || !(char.IsLetterOrDigit(path[at]) || path[at] is '_' or '-');

    /// <summary>Nothing is served below a chat endpoint; what is joined behind it shows two URLs mixed up.</summary>
    private static bool IsLast(string path, int end) => path.Substring(end).Trim('/') is "" or [FoldedText.Hole, ..];

    private static IEnumerable<string> Split(string list) =>
        list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(static item => item.Trim());
}
