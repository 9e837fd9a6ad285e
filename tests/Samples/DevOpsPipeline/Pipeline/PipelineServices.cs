using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsPipeline.Pipeline;

public static class PipelineServices
{
    /// <summary>Everything that has nothing to do with a language model.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PipelineOptions>(configuration.GetSection("Pipeline"));
        services.Configure<LlmOptions>(configuration.GetSection("Llm"));
        services.AddHttpClient<GitHubReporter>();
        services.AddSingleton<PipelineRunner>();
        return services;
    }
}
