using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SciLlm.Transport;

namespace SciLlm.Hosting;

/// <summary>A client that a service collection knows: how it is named, and how it is made of its options and its handlers.</summary>
internal sealed class ClientRegistration(string name)
{
    // By name, because we do not depend on the package that it is in.
    private const string ResilienceHandler = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    /// <summary>The name of the options and the key of the client; empty for the one without a key.</summary>
    public string Name { get; } = name;

    /// <summary>Where in the configuration the options are; null when they are not from there.</summary>
    public string? Section { get; set; }

    /// <summary>Whether a router uses the client, whose deployments may bring base and key along.</summary>
    public bool IsForRouter { get; set; }

    /// <summary>The client that a collection knows by a name; null when it knows none.</summary>
    public static ClientRegistration? In(IServiceCollection services, string name) => services
        .Select(service => service.IsKeyedService ? null : service.ImplementationInstance)
        .OfType<ClientRegistration>().FirstOrDefault(registration => registration.Name == name);

    /// <summary>The name that a client's handlers have at the factory, and in its log.</summary>
    public static string HandlersOf(string name) => name.Length == 0 ? nameof(SciLlm) : $"{nameof(SciLlm)}.{name}";

    public static void TakeFromServices(SciLlmClientOptions options, IServiceProvider services)
    {
        if (ReferenceEquals(options.TimeProvider, TimeProvider.System)) options.TimeProvider = services.GetService<TimeProvider>() ?? options.TimeProvider;
        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
    }

    public SciLlmClient CreateClient(IServiceProvider services) => new(
        OptionsOf(services),
        services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HandlersOf(Name)),
        services.GetRequiredService<SciLlmEnvironment>(),
        Random.Shared.NextDouble);

    public void Prepare(IHttpClientBuilder handlers) => handlers
        .ConfigurePrimaryHttpMessageHandler(services => PlatformHandler.Create(OptionsOf(services).ConnectTimeout))

        // The client lives as long as the application; the platform's handler renews its connections by itself.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

        // The factory's log blots out headers where they are printed, but hands them to structured logs as they are, key and all.
        .RemoveAllLoggers()

        // Defaults for all clients often retry and cut off what takes ten seconds; retries have one owner, the client.
        .ConfigureAdditionalHttpMessageHandlers(static (added, _) =>
        {
            for (var at = added.Count - 1; at >= 0; at--)
            {
                if (added[at].GetType().FullName == ResilienceHandler) added.RemoveAt(at);
            }
        });

    private SciLlmClientOptions OptionsOf(IServiceProvider services) => services.GetRequiredService<IOptionsMonitor<SciLlmClientOptions>>().Get(Name);
}
