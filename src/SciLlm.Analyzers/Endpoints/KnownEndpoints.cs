namespace SciLlm.Analyzers.Endpoints;

/// <summary>The hosts and paths of the LLM services there are.</summary>
internal static class KnownEndpoints
{
    public static readonly string[] Hosts =
    [
        "api.openai.com", ".openai.azure.com", ".services.ai.azure.com", "models.inference.ai.azure.com", "models.github.ai",
        ".chutes.ai", "openrouter.ai", "api.anthropic.com", "api.groq.com", "api.mistral.ai", "codestral.mistral.ai",
        "api.together.xyz", "api.together.ai", "api.deepseek.com", "generativelanguage.googleapis.com", "aiplatform.googleapis.com",
        "api.x.ai", "api.perplexity.ai", "api.fireworks.ai", "api.cerebras.ai", "api.sambanova.ai", "integrate.api.nvidia.com",
        "api.cohere.ai", "api.cohere.com", "api.ai21.com", "api.deepinfra.com", "api.hyperbolic.xyz", "api.novita.ai",
        "api.githubcopilot.com", "api.moonshot.cn", "api.moonshot.ai", "open.bigmodel.cn", "api.z.ai", "api.siliconflow.cn", "api.minimax.chat", "api.minimax.io", "api.minimaxi.com",
        "ark.cn-beijing.volces.com", "qianfan.baidubce.com", "api.lingyiwanwu.com", "api.stepfun.com", "api.upstage.ai",
        "text.pollinations.ai", "api.chatanywhere.tech", "api.chatanywhere.com.cn", "gigachat.devices.sberbank.ru", "llm.api.cloud.yandex.net",
    ];

    /// <summary>Paths that are an LLM endpoint on whatever host.</summary>
    public static readonly KnownPath[] TellingPaths =
    [
        new("chat/completions", EndpointKind.ChatCompletions),
        new("bridge/complete", EndpointKind.Proofs),
        new("v1/completions", EndpointKind.OtherCompletions),
        new("v1/embeddings", EndpointKind.Embeddings),
        new("openai/deployments/", EndpointKind.Unspecified),
        new("services/aigc/text-generation", EndpointKind.OtherCompletions),
        new("services/aigc/multimodal-generation", EndpointKind.OtherCompletions),
        new("wenxinworkshop/embeddings/", EndpointKind.Embeddings),
        new("wenxinworkshop/", EndpointKind.OtherCompletions),
        new(":generatecontent", EndpointKind.OtherCompletions),
        new(":streamgeneratecontent", EndpointKind.OtherCompletions),
        new(":embedcontent", EndpointKind.Embeddings),
        new(":batchembedcontents", EndpointKind.Embeddings),
    ];

    /// <summary>Paths that other services use too: an LLM endpoint unless the host is somebody else's.</summary>
    public static readonly KnownPath[] SharedPaths =
    [
        new("v1/responses", EndpointKind.OtherCompletions),
        new("v1/messages", EndpointKind.OtherCompletions),
        new("v1/models", EndpointKind.Models),
        new("api/chat", EndpointKind.OtherCompletions),
        new("api/generate", EndpointKind.OtherCompletions),
        new("api/embeddings", EndpointKind.Embeddings),
        new("api/embed", EndpointKind.Embeddings),
        new("api/tags", EndpointKind.Models),
        new("api/show", EndpointKind.OtherService),
        new("api/pull", EndpointKind.OtherService),
    ];

    /// <summary>What a path on an LLM host is for, where it does not generate text.</summary>
    public static readonly string[] OtherServicePaths =
    [
        "images", "audio", "speech", "transcriptions", "files", "moderations", "fine_tuning", "tuningjobs", "uploads", "vector_stores",
        "assistants", "threads", "realtime", "videos", "usage", "dashboard", "billing", "organization", "organizations", "credits", "auth", "health", "version",
        "user", "balance", "key", "keys", "cancel", "count_tokens", "input_tokens", "ocr", "classifications", "rerank", "tokenize", "detokenize",
    ];

    /// <summary>Those of them that mean it on whatever host.</summary>
    public static readonly string[] Media = ["images", "audio", "speech", "transcriptions", "files"];

    /// <summary>What a server that holds models is told to do with one.</summary>
    public static readonly string[] ModelActions = ["load", "unload", "download"];

    /// <summary>Paths below which answers are looked up, cancelled and counted, and none is asked for.</summary>
    public static readonly string[] Parents = ["v1/responses", "v1/messages"];

    /// <summary>Everything that is an LLM endpoint by itself: hosts and paths.</summary>
    public static IEnumerable<string> All => Hosts.Concat(TellingPaths.Concat(SharedPaths).Select(static path => path.Path));
}

/// <summary>A path below a base, and what is asked for there.</summary>
internal sealed record KnownPath(string Path, EndpointKind Kind);
