using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SciLlm.Json;
using SciLlm.Transport;

namespace SciLlm.Routing;

/// <summary>Reads deployments as the contract's <c>model_list</c> has them.</summary>
internal sealed class ModelListReader(SciLlmEnvironment environment)
{
    private const string FromEnvironment = "os.environ/";

    /// <summary>LiteLLM's words for "an OpenAI-compatible server", which it takes off a model's name.</summary>
    private static readonly string[] CompatiblePrefixes = ["openai/", "openai_like/", "custom_openai/", "hosted_vllm/"];

    /// <summary>What LiteLLM does on its own account; a server would not know it.</summary>
    private static readonly HashSet<string> Bookkeeping = ["num_retries", "max_retries", "input_cost_per_token", "output_cost_per_token", "drop_params", "tags"];

    /// <exception cref="JsonException">It is no such list.</exception>
    public IReadOnlyList<ModelDeployment> Read(JsonMember list) => [.. list.Items().Select(ReadEntry)];

    private ModelDeployment ReadEntry(JsonMember entry)
    {
        var parameters = entry.Member("litellm_params", "an object");
        var deployment = new ModelDeployment { Group = Text(entry.Member("model_name", "the group's name")), Model = Text(parameters.Member("model", "a model")) };
        var hasProvider = parameters.Value.TryGetProperty("custom_llm_provider", out _);
        if (!hasProvider && CompatiblePrefixes.FirstOrDefault(prefix => deployment.Model.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
            deployment = deployment with { Model = deployment.Model[prefix.Length..] };
        foreach (var member in parameters.Members().Where(member => !member.IsNull)) deployment = With(deployment, member);
        return entry.Value.TryGetProperty("model_info", out _) ? WithInfo(deployment, entry.Member("model_info", "an object")) : deployment;
    }

    private ModelDeployment With(ModelDeployment deployment, JsonMember member) => member.Name switch
    {
        "model" => deployment,
        "api_base" or "base_url" => deployment with { ApiBase = Text(member) },
        "api_key" => deployment with { ApiKey = Text(member) },
        "custom_llm_provider" => deployment with { Provider = Text(member) },
        "rpm" => deployment with { Rpm = Whole(member) },
        "tpm" => deployment with { Tpm = Whole(member) },
        "weight" => deployment with { Weight = Number(member) },
        "order" => deployment with { Order = Whole(member) },
        "limit_key" => deployment with { LimitKey = Text(member) },
        "timeout" => deployment with { Timeout = TimeSpan.FromSeconds(Number(member)) },
        "max_tokens" => deployment with { DefaultMaxTokens = Whole(member) },
        "temperature" => deployment with { DefaultTemperature = Number(member) },
        "extra_headers" => deployment with { ExtraHeaders = member.Members().ToDictionary(header => header.Name, Text) },
        _ when Bookkeeping.Contains(member.Name) => deployment,
        _ => deployment with { ExtraBody = Adding(deployment.ExtraBody, member) },
    };

    private ModelDeployment WithInfo(ModelDeployment deployment, JsonMember info) => deployment with
    {
        Id = info.Value.TryGetProperty("id", out _) ? Text(info.Member("id", "a text")) : null,
        ContextWindow = info.Value.TryGetProperty("max_input_tokens", out _) ? Whole(info.Member("max_input_tokens", "a number of tokens")) : null,
    };

    private static JsonObject Adding(JsonObject? body, JsonMember member)
    {
        body ??= [];
        body[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return body;
    }

    private string Text(JsonMember member)
    {
        var text = member.Text();
        if (!text.StartsWith(FromEnvironment, StringComparison.Ordinal)) return text;
        var name = text[FromEnvironment.Length..];
        return environment.Named(name) ?? throw member.Unlike($"the environment variable {name} to be set");
    }

    public static int Whole(JsonMember member) =>
        member.IsText && int.TryParse(member.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (int)member.WholeNumber(int.MaxValue);

    // A configuration holds nothing but texts.
    public static double Number(JsonMember member) =>
        member.IsText && double.TryParse(member.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : member.Number();
}
