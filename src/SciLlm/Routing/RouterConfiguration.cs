using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using SciLlm.Json;

namespace SciLlm.Routing;

/// <summary>A router as it is written down: the contract's <c>model_list</c> alone, or beside its <c>router_settings</c>.</summary>
internal sealed record RouterConfiguration(IReadOnlyList<ModelDeployment> Deployments, RouterOptions Options)
{
    private const string Document = "The router's configuration";

    /// <exception cref="SciLlmConfigurationException">It cannot be read.</exception>
    public static RouterConfiguration Read(string json, SciLlmEnvironment environment)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = JsonMember.Root(Document, document.RootElement);
            var list = root.IsArray ? root : root.Member("model_list", "an array of deployments");
            var hasSettings = root.IsObject && root.Value.TryGetProperty("router_settings", out _);
            return new(new ModelListReader(environment).Read(list), hasSettings ? ReadSettings(root.Member("router_settings", "an object")) : new RouterOptions());
        }
        catch (JsonException cause)
        {
            throw SciLlmConfigurationException.For(cause.Message.StartsWith(Document, StringComparison.Ordinal) ? cause.Message : $"{Document} is not JSON: {cause.Message}");
        }
    }

    /// <inheritdoc cref="Read(string, SciLlmEnvironment)"/>
    public static RouterConfiguration Read(IConfiguration configuration, SciLlmEnvironment environment) => Read(ToJson(configuration)?.ToJsonString() ?? "{}", environment);

    private static RouterOptions ReadSettings(JsonMember settings)
    {
        var options = new RouterOptions();
        foreach (var member in settings.Members().Where(member => !member.IsNull)) options = With(options, member);
        return options;
    }

    private static RouterOptions With(RouterOptions options, JsonMember member) => member.Name switch
    {
        "routing_strategy" => options with { Strategy = Strategy(member) },
        "num_retries" => options with { RetriesPerDeployment = ModelListReader.Whole(member) },
        "max_attempts" => options with { MaxAttempts = ModelListReader.Whole(member) },
        "longest_wait" => options with { LongestWait = TimeSpan.FromSeconds(ModelListReader.Number(member)) },
        "default_group" => options with { DefaultGroup = member.Text() },
        "model_group_alias" => options with { Aliases = member.Members().ToDictionary(alias => alias.Name, alias => alias.Text()) },
        "fallbacks" => options with { Fallbacks = Lists(member) },
        "context_window_fallbacks" => options with { ContextWindowFallbacks = Lists(member) },
        "content_policy_fallbacks" => options with { ContentFilterFallbacks = Lists(member) },
        "invalid_json_fallbacks" => options with { InvalidJsonFallbacks = Lists(member) },
        _ => throw member.Unlike(
            "one of routing_strategy, num_retries, max_attempts, longest_wait, default_group, model_group_alias, fallbacks, context_window_fallbacks, content_policy_fallbacks and invalid_json_fallbacks here"),
    };

    private static RoutingStrategy Strategy(JsonMember member) => member.Text() switch
    {
        "simple-shuffle" => RoutingStrategy.Shuffle,
        "least-busy" => RoutingStrategy.LeastBusy,
        "latency-based-routing" => RoutingStrategy.LowestLatency,
        _ => throw member.Unlike("simple-shuffle, least-busy or latency-based-routing"),
    };

    /// <summary><c>{"a": ["b"]}</c>, or <c>[{"a": ["b"]}]</c> as LiteLLM has it.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Lists(JsonMember member) =>
        (member.IsArray ? member.Items().SelectMany(item => item.Members()) : member.Members())
            .ToDictionary(list => list.Name, IReadOnlyList<string> (list) => [.. list.Items().Select(group => group.Text())]);

    /// <summary>A section as the JSON that it may have come from; whatever it was, its values are texts.</summary>
    private static JsonNode? ToJson(IConfiguration configuration)
    {
        var children = configuration.GetChildren().ToList();
        if (children.Count == 0) return (configuration as IConfigurationSection)?.Value is { } value ? JsonValue.Create(value) : null;
        return children.TrueForAll(child => int.TryParse(child.Key, out _))
            ? new JsonArray([.. children.OrderBy(child => int.Parse(child.Key, System.Globalization.CultureInfo.InvariantCulture)).Select(ToJson)])
            : new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, ToJson(child))));
    }
}
