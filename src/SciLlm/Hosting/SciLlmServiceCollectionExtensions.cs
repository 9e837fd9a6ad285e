using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using SciLlm;
using SciLlm.Hosting;
using SciLlm.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="SciLlmClient"/> as a service (client specification, section 1).</summary>
public static class SciLlmServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="SciLlmClient"/> for the whole application. What <paramref name="configure"/> leaves out comes from the environment
    /// (<c>CHUTES_API_BASE</c>, <c>CHUTES_API_KEY</c>, <c>CHUTES_MODEL_ID</c>); the log and the clock come from the services.
    /// </summary>
    /// <remarks>
    /// The options are checked when the client is first asked for; add <c>services.AddOptions&lt;SciLlmClientOptions&gt;().ValidateOnStart()</c> to check
    /// them when the host starts. Calling this again adds to the options of the same client.
    /// </remarks>
    /// <param name="services">Where to register it.</param>
    /// <param name="configure">Sets options; null for the environment's alone.</param>
    /// <returns>
    /// A builder to add message handlers with. One that retries is not needed: the client does. A primary handler of yours must not follow redirects.
    /// </returns>
    /// <example><code>
    /// services.AddSciLlm(options => options.Timeout = TimeSpan.FromSeconds(30));
    /// </code></example>
    public static IHttpClientBuilder AddSciLlm(this IServiceCollection services, Action<SciLlmClientOptions>? configure = null) =>
        Add(services, Options.Options.DefaultName, section: null, options => options.Configure(configure ?? KeepDefaults));

    /// <summary>Registers one <see cref="SciLlmClient"/> for the whole application, with options from the configuration.</summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="configuration">Holds the options under their names, such as <c>ApiBase</c>; a time is written <c>00:00:30</c>.</param>
    /// <inheritdoc cref="AddSciLlm(IServiceCollection, Action{SciLlmClientOptions}?)" path="/remarks"/>
    /// <inheritdoc cref="AddSciLlm(IServiceCollection, Action{SciLlmClientOptions}?)" path="/returns"/>
    /// <example><code>
    /// builder.Services.AddSciLlm(builder.Configuration.GetSection("Llm"));
    /// </code></example>
    public static IHttpClientBuilder AddSciLlm(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, Options.Options.DefaultName, configuration as IConfigurationSection, options => options.Bind(configuration));
    }

    /// <summary>
    /// Registers one of several clients, for instance one for each API base. It is had by its name:
    /// <c>[FromKeyedServices("vision")] SciLlmClient client</c>.
    /// </summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="name">The key of the service and the name of its options.</param>
    /// <param name="configure">Sets options; null for the environment's alone.</param>
    /// <inheritdoc cref="AddSciLlm(IServiceCollection, Action{SciLlmClientOptions}?)" path="/remarks"/>
    /// <inheritdoc cref="AddSciLlm(IServiceCollection, Action{SciLlmClientOptions}?)" path="/returns"/>
    public static IHttpClientBuilder AddSciLlm(this IServiceCollection services, string name, Action<SciLlmClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, section: null, options => options.Configure(configure ?? KeepDefaults));
    }

    /// <summary>Registers one of several clients, with options from the configuration.</summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="name">The key of the service and the name of its options.</param>
    /// <param name="configuration">Holds the options under their names, such as <c>ApiBase</c>; a time is written <c>00:00:30</c>.</param>
    /// <inheritdoc cref="AddSciLlm(IServiceCollection, Action{SciLlmClientOptions}?)" path="/remarks"/>
    /// <inheritdoc cref="AddSciLlm(IServiceCollection, Action{SciLlmClientOptions}?)" path="/returns"/>
    public static IHttpClientBuilder AddSciLlm(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, name, configuration as IConfigurationSection, options => options.Bind(configuration));
    }

    private static void KeepDefaults(SciLlmClientOptions options)
    {
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string name, IConfigurationSection? section, Action<OptionsBuilder<SciLlmClientOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        configure(services.AddOptions<SciLlmClientOptions>(name));

        var handlers = services.AddHttpClient(ClientRegistration.HandlersOf(name));
        var registration = ClientRegistration.In(services, name);
        if (registration is null)
        {
            registration = new ClientRegistration(name);
            Register(services, registration);
            registration.Prepare(handlers);
        }

        if (section is not null) registration.Section = section.Path;
        return handlers;
    }

    private static void Register(IServiceCollection services, ClientRegistration registration)
    {
        services.AddSingleton(registration);
        services.TryAddSingleton(SciLlmEnvironment.Process);
        services.AddOptions<SciLlmClientOptions>(registration.Name).PostConfigure<IServiceProvider>(ClientRegistration.TakeFromServices);
        services.AddSingleton<IValidateOptions<SciLlmClientOptions>>(provider => new ClientOptionsValidator(registration, provider.GetRequiredService<SciLlmEnvironment>()));
        if (registration.Name.Length == 0) services.TryAddSingleton(registration.CreateClient);
        else services.TryAddKeyedSingleton(registration.Name, (provider, _) => registration.CreateClient(provider));
    }
}
