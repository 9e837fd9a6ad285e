namespace SciLlm.Analyzers.Endpoints;

/// <summary>The words of a file that only together are a sign of a conversation with an LLM, as <see cref="ChatTraits"/> reads them from code.</summary>
internal sealed class SpokenWords
{
    public static readonly ImmutableArray<string> All = ImmutableArray.Create(
        "messages", "model", "role", "content", "choices", "message", "delta", "prompt", "system_prompt", "systemprompt", "max_tokens", "maxtokens", "num_predict",
        "temperature");

    private readonly HashSet<string> _seen = [];

    /// <summary>Whether the words seen so far and this one make a conversation.</summary>
    public bool MakeConversationWith(string word) => _seen.Add(word)
        && (Saw("choices") && (Saw("message") || Saw("delta") || Saw("prompt"))
            || Saw("messages") && (Saw("role") && Saw("content") || Saw("model") && (AreLimitsSeen || Saw("temperature")))
            || Saw("model") && (Saw("system_prompt") || Saw("systemprompt") || Saw("prompt") && AreLimitsSeen));

    private bool AreLimitsSeen => Saw("max_tokens") || Saw("maxtokens") || Saw("num_predict");

    private bool Saw(string word) => _seen.Contains(word);
}
