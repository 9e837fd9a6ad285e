using System.Text.RegularExpressions;

namespace SciLlm.Analyzers.Transport;

/// <summary>
/// The clients of other LLM libraries. What runs a model inside the process, such as LLamaSharp, makes no call and is none of them; nor are the
/// vendors' image, audio and file clients.
/// </summary>
internal static class LlmLibraries
{
    /// <summary>Semantic Kernel names its services after the vendor and what they make; the first versions said less.</summary>
    private static IEnumerable<string> SemanticKernelServices =>
        from vendor in new[] { "OpenAI", "AzureOpenAI", "Azure", "GoogleAI", "GoogleAIGemini", "VertexAI", "VertexAIGemini", "MistralAI", "HuggingFace", "Ollama", "AzureAIInference" }
        from made in new[] { "ChatCompletion", "TextGeneration", "TextCompletion", "TextEmbeddingGeneration" }
        from service in new[] { "Service", "" }
        select vendor + made + service;

    /// <summary>A library's namespaces begin with the first, its clients are the others.</summary>
    private static readonly string[][] Libraries =
    [
        // The OpenAI SDK, Betalgo's, RageAgainstThePixel's and Unity's share the name.
        ["OpenAI", "OpenAIClient", "ChatClient", "EmbeddingClient", "ResponsesClient", "OpenAIResponseClient", "AssistantClient", "OpenAIService", "OpenAIApi"],
        ["Betalgo", "OpenAIService"],
        ["OpenAI_API", "OpenAIAPI"],
        ["OpenAiNg", "OpenAiApi"],
        ["Standard.AI.OpenAI", "OpenAIClient"],
        ["Forge.OpenAI", "OpenAIService"],
        ["ChatGPT", "ChatGpt", "ChatGptUnofficial"],
        ["Azure.AI.OpenAI", "OpenAIClient", "AzureOpenAIClient"],
        ["Azure.AI.Inference", "ChatCompletionsClient", "EmbeddingsClient"],
        ["Microsoft.Extensions.AI", "OllamaChatClient", "OllamaEmbeddingGenerator", "OpenAIChatClient", "AzureAIInferenceChatClient"],
        ["Microsoft.SemanticKernel", .. SemanticKernelServices],
        ["Anthropic", "AnthropicClient", "AnthropicApi"],
        ["Claudia", "Anthropic"],
        ["OllamaSharp", "OllamaApiClient"],
        ["Ollama", "OllamaApiClient"],
        ["Mistral", "MistralClient"],
        ["Mscc.GenerativeAI", "GoogleAI", "VertexAI", "GenerativeModel"],
        ["GenerativeAI", "GoogleAi", "VertexAI", "GenerativeModel", "GeminiModel"],
        ["Google.GenAI", "Client"],
        ["GroqSharp", "GroqClient"],
        ["GroqApiLibrary", "GroqApiClient"],
        ["GroqNet", "GroqClient"],
        ["DeepSeek", "DeepSeekClient"],
        ["LlmTornado", "TornadoApi"],
        ["Cohere", "CohereClient"],
        ["Together", "TogetherClient"],
        ["Amazon.BedrockRuntime", "AmazonBedrockRuntimeClient"],
        ["LangChain.Providers", "OpenAiProvider", "AnthropicProvider", "OllamaProvider", "GoogleProvider", "AzureOpenAiProvider"],
    ];

    public static IEnumerable<(string Type, string Namespace)> Clients => Libraries.SelectMany(static library => library.Skip(1).Select(client => (client, library[0])));

    private static readonly ILookup<string, string> NamespacesByClient = Clients.ToLookup(static client => client.Type, static client => client.Namespace);

    /// <summary><c>builder.AddOpenAIChatCompletion(…)</c> of Semantic Kernel, <c>AddOpenAIClient</c> of Azure and Aspire, <c>AddOpenAIService</c> of Betalgo.</summary>
    private static readonly Regex Registration = new(
        "^(Add|With)(Keyed)?(AzureOpenAI|OpenAI|AzureAIInference|AzureChatCompletions|Ollama|OllamaSharp|GoogleAIGemini|GoogleAI|VertexAIGemini|Mistral|HuggingFace|Anthropic|Bedrock|Groq)"
        + "(((ChatCompletion|TextGeneration|TextEmbeddingGeneration|EmbeddingGeneration)(Service)?)|EmbeddingGenerator|ChatClient|ApiClient|Client|Service)$",
        RegexOptions.CultureInvariant);

    /// <summary>The gate: whether a type of this name may be a client.</summary>
    public static bool MayBeClient(string type) => NamespacesByClient.Contains(type);

    public static bool IsClient(string type, string @namespace) => NamespacesByClient[type].Any(root => IsWithin(@namespace, root));

    public static bool IsRegistration(string method) =>
        (method.StartsWith("Add", StringComparison.Ordinal) || method.StartsWith("With", StringComparison.Ordinal)) && Registration.IsMatch(method);

    private static bool IsWithin(string @namespace, string root) =>
        @namespace.StartsWith(root, StringComparison.Ordinal) && (@namespace.Length == root.Length || @namespace[root.Length] == '.');
}
