using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Hosting;

public sealed class AddSciLlmTests
{
    private HttpMessageHandler _handler = new StubHandler(StubHandler.Says("hi"));

    private IEnumerable<SentRequest> Sent => ((StubHandler)_handler).Requests;

    [Fact]
    public async Task TakesItsOptionsFromTheConfiguration()
    {
        await using var services = Services(collection => collection.AddSciLlm(Section(
            ("ApiBase", "https://configured.test"), ("ApiKey", "configured-key"), ("Model", "configured-model"), ("Timeout", "00:00:07"), ("MaxRetries", "0"), ("JsonStrict", "true"))));

        await services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask());

        var sent = Assert.Single(Sent);
        Assert.Equal(("https://configured.test/v1/chat/completions", "Bearer configured-key"), (sent.Address, sent.Authorization));
        Assert.StartsWith("""{"model":"configured-model",""", sent.Body, StringComparison.Ordinal);
        var options = services.GetRequiredService<IOptions<SciLlmClientOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(7), 0, true), (options.Timeout, options.MaxRetries, options.JsonStrict));
    }

    [Fact]
    public async Task FallsBackToTheEnvironment()
    {
        await using var services = Services(
            collection => collection.AddSciLlm(options => options.ApiKey = "given-key"),
            ("CHUTES_API_BASE", "https://env.test"), ("CHUTES_API_KEY", "env-key"), ("CHUTES_MODEL_ID", "env-model"));

        await services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask());

        var sent = Assert.Single(Sent);
        Assert.Equal(("https://env.test/v1/chat/completions", "Bearer given-key"), (sent.Address, sent.Authorization));
        Assert.StartsWith("""{"model":"env-model",""", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MakesOneClient_AndDisposesItWithTheServices()
    {
        var services = Services(collection => collection.AddSciLlm(Configured));
        var client = services.GetRequiredService<SciLlmClient>();
        using (var scope = services.CreateScope()) Assert.Same(client, scope.ServiceProvider.GetRequiredService<SciLlmClient>());

        await services.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.CompleteAsync(TestClient.Ask()));
    }

    [Fact]
    public async Task KeepsNamedClientsApart()
    {
        await using var services = Services(collection =>
        {
            collection.AddSciLlm(Configured).ConfigurePrimaryHttpMessageHandler(() => _handler);
            return collection.AddSciLlm("vision", Section(("ApiBase", "https://vision.test"), ("ApiKey", "vision-key"), ("Model", "sees")));
        });

        await services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask());
        await services.GetRequiredKeyedService<SciLlmClient>("vision").CompleteAsync(TestClient.Ask());

        Assert.Equal(["https://api.test/v1/chat/completions", "https://vision.test/v1/chat/completions"], Sent.Select(sent => sent.Address));
        Assert.Null(services.GetKeyedService<SciLlmClient>("other"));
    }

    [Fact]
    public async Task AddsToTheSameClient_WhenItIsCalledAgain()
    {
        await using var services = Services(collection =>
        {
            collection.AddSciLlm(Configured);
            return collection.AddSciLlm(options => options.Model = "later");
        });

        await services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask());

        Assert.StartsWith("""{"model":"later",""", Assert.Single(Sent).Body, StringComparison.Ordinal);
        Assert.Single(services.GetServices<SciLlmClient>());
    }

    [Fact]
    public async Task SendsThroughHandlersOfTheUser()
    {
        await using var services = Services(collection =>
        {
            collection.AddTransient<Tagging>();
            return collection.AddSciLlm(Configured).AddHttpMessageHandler<Tagging>();
        });

        await services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask());

        Assert.Equal("yes", Assert.Single(Sent).Headers["X-Tagged"]);
    }

    [Fact]
    public async Task DoesNotRetryTwice_WhenAnApplicationMakesEveryClientResilient()
    {
        _handler = new StubHandler(StubHandler.Status(503));
        await using var services = Services(collection =>
        {
            collection.ConfigureHttpClientDefaults(defaults => defaults.AddStandardResilienceHandler());
            return collection.AddSciLlm(ConfiguredWithoutRetries);
        });

        await Assert.ThrowsAsync<SciLlmException>(() => services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask()));

        Assert.Single(Sent);
    }

    [Fact]
    public async Task WaitsOnTheClockOfTheServices()
    {
        _handler = StubHandler.Silent();
        var time = new ManualTime();
        await using var services = Services(collection => collection.AddSingleton<TimeProvider>(time).AddSciLlm(ConfiguredWithoutRetries));

        var call = services.GetRequiredService<SciLlmClient>().CompleteAsync(TestClient.Ask());
        await time.PassAsync(new SciLlmClientOptions().Timeout);

        await Assert.ThrowsAsync<SciLlmTimeoutException>(() => call);
    }

    [Fact]
    public async Task SaysEverythingThatIsWrong_AndWhere_BeforeTheFirstCall()
    {
        await using var services = Services(collection => collection.AddSciLlm("vision", Section(("ApiBase", "llm.chutes.ai"), ("Timeout", "30"), ("MaxRetries", "-1"))));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<SciLlmClient>("vision"));

        Assert.StartsWith("The SciLlmClient 'vision' of the configuration section 'Llm' cannot be made: ", exception.Message, StringComparison.Ordinal);
        Assert.All(
            ["Timeout is 30.00:00:00", "00:00:30", "MaxRetries is -1; set 0 or more", "write it like https://llm.chutes.ai/v1", "there is no API key", "CHUTES_API_KEY"],
            hint => Assert.Contains(hint, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FailsWhenTheHostStarts_WhereThatIsAskedFor()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TestClient.NoEnvironment).AddSciLlm();
        builder.Services.AddOptions<SciLlmClientOptions>().ValidateOnStart();
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("CHUTES_API_BASE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusesAPrimaryHandlerThatFollowsRedirects()
    {
        _handler = new HttpClientHandler();
        await using var services = Services(collection => collection.AddSciLlm(Configured));

        var exception = Assert.Throws<SciLlmConfigurationException>(services.GetRequiredService<SciLlmClient>);

        Assert.Contains("AllowAutoRedirect", exception.Message, StringComparison.Ordinal);
    }

    private static void Configured(SciLlmClientOptions options) => (options.ApiBase, options.ApiKey, options.Model) = ("https://api.test", TestClient.Key, "m");

    private static void ConfiguredWithoutRetries(SciLlmClientOptions options)
    {
        Configured(options);
        options.MaxRetries = 0;
    }

    private static IConfigurationSection Section(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Llm:{setting.Name}", (string?)setting.Value)))
            .Build().GetSection("Llm");

    /// <summary>Services that see no real environment and no network.</summary>
    private ServiceProvider Services(Func<IServiceCollection, IHttpClientBuilder> add, params (string Name, string Value)[] environment)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(TestClient.EnvironmentOf(environment));
        add(collection).ConfigurePrimaryHttpMessageHandler(() => _handler);
        return collection.BuildServiceProvider(validateScopes: true);
    }

    private sealed class Tagging : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Tagged", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
