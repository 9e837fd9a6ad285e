namespace SciLlm.Analyzers.Endpoints;

/// <summary>What an LLM endpoint does; the kinds that rules care about most come first.</summary>
internal enum EndpointKind
{
    ChatCompletions,

    /// <summary>Text generation in another dialect: completions, responses, messages, generateContent.</summary>
    OtherCompletions,

    /// <summary>Text generation that chat completions have no words for: what fits between two texts, agents that the vendor keeps.</summary>
    VendorCompletions,

    /// <summary>An LLM host or client, its path not spelled out.</summary>
    Unspecified,

    Embeddings,

    /// <summary>A vendor's own batches: completions that are asked for as a file.</summary>
    Batches,

    Models,

    /// <summary>The Certainly bridge.</summary>
    Proofs,

    /// <summary>Something else an LLM host offers: images, audio, files.</summary>
    OtherService,
}
