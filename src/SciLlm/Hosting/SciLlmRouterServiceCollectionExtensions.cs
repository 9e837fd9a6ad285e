using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SciLlm;
using SciLlm.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="Router"/> as a service.</summary>
public static class SciLlmRouterServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="Router"/> for the whole application, over the application's <see cref="SciLlmClient"/>, which is registered too. Call
    /// <c>AddSciLlm</c> as well to set the client's options: its limits, and base and key for deployments that have none.
    /// </summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configuration">Holds the contract's <c>model_list</c>, and <c>router_settings</c> or not; see <see cref="Router.FromModelList(IConfiguration, RouterOptions?, SciLlmClient?)"/>.</param>
    /// <returns>A builder to add message handlers with, as <c>AddSciLlm</c> returns it.</returns>
    /// <example><code>
    /// builder.Services.AddSciLlmRouter(builder.Configuration.GetSection("Router"));
    /// </code></example>
    public static IHttpClientBuilder AddSciLlmRouter(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, client => Router.FromModelList(configuration, options: null, client));
    }

    /// <inheritdoc cref="AddSciLlmRouter(IServiceCollection, IConfiguration)"/>
    /// <param name="services">Where to register it.</param>
    /// <param name="deployments">Who can be asked.</param>
    /// <param name="options">The router's settings; null for the defaults.</param>
    public static IHttpClientBuilder AddSciLlmRouter(this IServiceCollection services, IEnumerable<ModelDeployment> deployments, RouterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(deployments);
        return Add(services, client => new Router(deployments, options, client));
    }

    private static IHttpClientBuilder Add(IServiceCollection services, Func<SciLlmClient, Router> create)
    {
        var handlers = services.AddSciLlm();
        ClientRegistration.In(services, name: "")!.IsForRouter = true;
        services.TryAddSingleton(provider => create(provider.GetRequiredService<SciLlmClient>()));
        return handlers;
    }
}
