namespace SciLlm.Analyzers.Endpoints;

/// <summary>What an LLM endpoint does.</summary>
internal enum EndpointKind
{
    /// <summary>An LLM host or client, its path not spelled out.</summary>
    Unspecified,

    ChatCompletions,

    /// <summary>Text generation in another dialect: completions, responses, messages, generateContent.</summary>
    OtherCompletions,

    Embeddings,

    Models,

    /// <summary>The Certainly bridge.</summary>
    Proofs,

    /// <summary>Something else an LLM host offers: images, audio, files.</summary>
    OtherService,
}
