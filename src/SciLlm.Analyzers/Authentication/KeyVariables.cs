namespace SciLlm.Analyzers.Authentication;

/// <summary>The environment variables that keys are kept in.</summary>
internal static class KeyVariables
{
    /// <summary>In the order in which they decide: a key for OpenRouter is called OpenAI's often enough, never the other way round.</summary>
    private static readonly (string Vendor, string Variable)[] Known =
    [
        ("openrouter", "OPENROUTER_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY"), ("claude", "ANTHROPIC_API_KEY"), ("groq", "GROQ_API_KEY"),
        ("grok", "XAI_API_KEY"), ("xai", "XAI_API_KEY"), ("gemini", "GEMINI_API_KEY"), ("deepseek", "DEEPSEEK_API_KEY"), ("mistral", "MISTRAL_API_KEY"),
        ("perplexity", "PERPLEXITY_API_KEY"), ("cohere", "COHERE_API_KEY"), ("together", "TOGETHER_API_KEY"), ("azure", "AZURE_OPENAI_API_KEY"),
        ("openai", "OPENAI_API_KEY"), ("gpt", "OPENAI_API_KEY"), ("chutes", "CHUTES_API_KEY"), ("scillm", "CHUTES_API_KEY"),
    ];

    /// <summary>The variable for the key of an owner, null where the owner does not say; a name that is one already, as in a dictionary of variables, stays.</summary>
    public static string? For(string owner)
    {
        if (owner.Length > 0 && owner.All(static character => char.IsUpper(character) || char.IsDigit(character) || character == '_'))
            return owner;
        foreach (var (vendor, variable) in Known)
        {
            if (owner.IndexOf(vendor, StringComparison.OrdinalIgnoreCase) >= 0)
                return variable;
        }
        return null;
    }
}
