using Microsoft.Extensions.Configuration;
using SciLlm.Routing;

namespace SciLlm;

public sealed partial class Router
{
    /// <summary>
    /// A router of the contract's <c>model_list</c>: an array of <c>model_name</c>, <c>litellm_params</c> and <c>model_info</c>, alone or in an object with
    /// <c>router_settings</c>. A value <c>os.environ/NAME</c> is the environment variable's. Parameters with no property at
    /// <see cref="ModelDeployment"/> become members of the payload.
    /// </summary>
    /// <param name="json">The list, or the object.</param>
    /// <param name="options">The router's settings, instead of those written down; null for those.</param>
    /// <param name="client">The client whose connections are used, and which fills in what deployments leave out; null for <see cref="SciLlmClient.Default"/>.</param>
    /// <exception cref="SciLlmConfigurationException">It cannot be read, a variable is not set, or the router cannot be made of it; the message names the member.</exception>
    /// <example><code>
    /// var router = Router.FromModelList("""
    ///     [{ "model_name": "fast", "litellm_params": { "model": "m-8b", "api_base": "https://llm.chutes.ai/v1", "api_key": "os.environ/CHUTES_API_KEY" } }]
    ///     """);
    /// </code></example>
    public static Router FromModelList(string json, RouterOptions? options = null, SciLlmClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        client ??= SciLlmClient.Default;
        return Of(RouterConfiguration.Read(json, client.Environment), options, client);
    }

    /// <summary>A router of a configuration section with the members of <see cref="FromModelList(string, RouterOptions?, SciLlmClient?)"/>.</summary>
    /// <inheritdoc cref="FromModelList(string, RouterOptions?, SciLlmClient?)"/>
    /// <param name="configuration">Holds <c>model_list</c>, and <c>router_settings</c> or not; or is the list.</param>
    /// <param name="options">The router's settings, instead of those written down; null for those.</param>
    /// <param name="client">The client whose connections are used, and which fills in what deployments leave out; null for <see cref="SciLlmClient.Default"/>.</param>
    public static Router FromModelList(IConfiguration configuration, RouterOptions? options = null, SciLlmClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        client ??= SciLlmClient.Default;
        return Of(RouterConfiguration.Read(configuration, client.Environment), options, client);
    }

    private static Router Of(RouterConfiguration written, RouterOptions? options, SciLlmClient client) => new(written.Deployments, options ?? written.Options, client);
}
