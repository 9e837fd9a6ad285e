namespace DevOpsPipeline.Pipeline;

/// <summary>The section "Llm" of the configuration. The key comes from the environment: <c>Llm__ApiKey</c>.</summary>
public sealed class LlmOptions
{
    public string BaseAddress { get; set; } = "";

    public string ApiKey { get; set; } = "";

    public string Model { get; set; } = "";

    public List<string> ReviewModels { get; set; } = [];
}
