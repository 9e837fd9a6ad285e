using System.Runtime.CompilerServices;

namespace SciLlm.Analyzers.Endpoints;

/// <summary>
/// Whether a compilation speaks of LLMs at all. Most do not, and a search through their text is all that their HTTP calls
/// then cost.
/// </summary>
internal static class LlmMentions
{
    /// <summary>Each known host, path, vendor and sign of a conversation contains one of these; a test holds them to it.</summary>
    public static readonly ImmutableArray<string> Words = ImmutableArray.Create(
        "openai", "chatclient", "anthropic", "claude", "gpt", "llm", "completion", "choices", "messages", "embedding", "generatecontent", "generat",
        "gemini", "googleapis", "mistral", "groq", "grok", "xai", "x.ai", "aoai", "deepseek", "openrouter", "chutes", "ollama", "11434",
        "together", "perplexity", "cohere", "fireworks", "cerebras", "sambanova", "nvidia", "ai21", "deepinfra", "hyperbolic",
        "novita", "huggingface", "azure.com", "github.ai", "githubcopilot", "moonshot", "bigmodel", "z.ai", "siliconflow", "minimax", "volces",
        "baidubce", "lingyiwanwu", "stepfun", "upstage", "pollinations", "chatanywhere", "gigachat", "yandex", "dashscope", "zhipu", "qwen",
        "bridge/complete", "v1/responses", "v1/models", "api/chat", "api/tags", "api/show", "api/pull", "llama", "lmstudio",
        "localai", "koboldcpp", "system_prompt", "systemprompt", "max_tokens", "maxtokens", "num_predict");

    private static readonly ConditionalWeakTable<SyntaxTree, object> Cache = new();
    private static readonly object Mentioned = new();
    private static readonly object NotMentioned = new();

    public static bool In(Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Any(tree => In(tree, cancellation));

    private static bool In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Cache.TryGetValue(tree, out var answer))
        {
            var text = tree.GetText(cancellation).ToString();
            var isMentioned = Words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
            answer = Cache.GetValue(tree, _ => isMentioned ? Mentioned : NotMentioned);
        }
        return answer == Mentioned;
    }
}
