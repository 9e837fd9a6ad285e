using System.Text;

namespace SciLlm.Analyzers.Endpoints;

/// <summary>Whether a name in code, a configuration key or an environment variable speaks of an LLM vendor.</summary>
internal static class Vendors
{
    private const string Trade = "embedding";

    /// <summary>Long enough to be meant wherever they occur in a name.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        "openai", "chatgpt", "anthropic", "chutes", "openrouter", "deepseek", "mistral", "perplexity", "scillm", "lmstudio", "litellm",
        "togetherai", Trade, "moonshot", "zhipu", "siliconflow", "cerebras", "sambanova", "pollinations", "claude", "ollama", "gemini", "localai", "koboldcpp");

    /// <summary>Short or common words: they count only as a whole word of the name.</summary>
    public static readonly ImmutableArray<string> Words =
        ImmutableArray.Create("gpt", "llm", "llama", "groq", "grok", "xai", "aoai", "qwen", "cohere", "together");

    private static readonly string[] OtherServices =
        ["speech", "stt", "tts", "voice", "audio", "whisper", "transcri", "image", "dalle", "upload", "download"];

    public static IEnumerable<string> All => Names.Concat(Words);

    public static bool IsNamedIn(string name)
    {
        if (name.Length is < 3 or > 200)
            return false;
        var squashed = Squash(name);
        foreach (var vendor in Names)
        {
            if (squashed.Contains(vendor))
                return true;
        }
        foreach (var word in Words)
        {
            if (squashed.Contains(word) && SplitWords(name).Contains(word))
                return true;
        }
        return false;
    }

    /// <summary>A type's name, where an interface has an <c>I</c> before it: <c>ILLMProvider</c>.</summary>
    public static bool IsNamedInType(string typeName) =>
        IsNamedIn(typeName) || typeName.Length > 2 && typeName[0] == 'I' && char.IsUpper(typeName[1]) && IsNamedIn(typeName.Substring(1));

    /// <summary>Whether only the word for what vendors make speaks in a name: anyone may have an <c>EmbeddingTool</c>.</summary>
    public static bool IsNamedByTradeAlone(string name) =>
        name.IndexOf(Trade, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && !IsNamedIn(name.Remove(at, Trade.Length));

    /// <summary>Vendors of LLMs also speak, listen and draw; a type named for that is not about text.</summary>
    public static bool IsTextServiceNamedIn(string typeName) => IsNamedIn(typeName) && !IsOtherServiceNamedIn(typeName);

    public static bool IsOtherServiceNamedIn(string typeName) =>
        OtherServices.Any(word => typeName.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string Squash(string name)
    {
        var squashed = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
                squashed.Append(char.ToLowerInvariant(character));
        }
        return squashed.ToString();
    }

    /// <summary><c>groqApiKey</c>, <c>GROQ_API_KEY</c> and <c>Groq:ApiKey</c> all hold the word <c>groq</c>.</summary>
    public static IEnumerable<string> SplitWords(string name)
    {
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            var ends = at == name.Length || !char.IsLetter(name[at])
                || char.IsUpper(name[at]) && char.IsLower(name[at - 1])
                || char.IsUpper(name[at]) && at + 1 < name.Length && char.IsLower(name[at + 1]);
            if (!ends)
                continue;
            yield return name.Substring(start, at - start).Trim('_', '-', ':', '.', ' ').ToLowerInvariant();
            start = at;
        }
    }
}
