using DevOpsPipeline.Completions;
using DevOpsPipeline.Jobs;
using DevOpsPipeline.Pipeline;
using DevOpsPipeline.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SciLlm;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddPipeline(builder.Configuration);

// The failed tests are explained through a typed client.
builder.Services.AddHttpClient<ChatGateway>((services, client) =>
{
    var llm = services.GetRequiredService<IOptions<LlmOptions>>().Value;
    client.BaseAddress = new Uri(llm.BaseAddress);
    client.DefaultRequestHeaders.Authorization = new("Bearer", llm.ApiKey);
});

// The log summary goes through a named one.
builder.Services.AddHttpClient("summaries", client =>
{
    client.BaseAddress = new Uri(builder.Configuration["Llm:BaseAddress"] ?? "https://llm.chutes.ai/v1/");
    client.DefaultRequestHeaders.Add("x-api-key", builder.Configuration["Llm:ApiKey"] ?? "cpk_5e1f83b0c7d24a96.8c02ea");
});

// The digest authenticates in a handler.
builder.Services.AddTransient<BearerTokenHandler>();
builder.Services.AddHttpClient<WriteDigestStep>().AddHttpMessageHandler<BearerTokenHandler>();
builder.Services.AddHttpClient<TriageIncidentStep>();
builder.Services.AddHttpClient<ProveLimitsStep>();

builder.Services.AddSingleton(services =>
{
    var llm = services.GetRequiredService<IOptions<LlmOptions>>().Value;
    return new SciLlmClient(new SciLlmClientOptions { ApiBase = llm.BaseAddress, ApiKey = llm.ApiKey, Model = llm.Model });
});

// The prover is a service of its own, at CERTAINLY_BRIDGE_BASE.
builder.Services.AddSingleton(_ => new CertainlyClient(new CertainlyClientOptions()));

builder.Services.AddTransient<IPipelineStep, PreflightStep>();
builder.Services.AddTransient<IPipelineStep, SummarizeLogStep>();
builder.Services.AddTransient<IPipelineStep, ExplainFailuresStep>();
builder.Services.AddTransient<IPipelineStep>(services => services.GetRequiredService<TriageIncidentStep>());
builder.Services.AddTransient<IPipelineStep, ClassifyAlertsStep>();
builder.Services.AddTransient<IPipelineStep, ReviewChangesStep>();
builder.Services.AddTransient<IPipelineStep, ProveRetryBudgetStep>();
builder.Services.AddTransient<IPipelineStep, TranslateNotesStep>();
builder.Services.AddTransient<IPipelineStep>(services => services.GetRequiredService<ProveLimitsStep>());
builder.Services.AddTransient<IPipelineStep>(services => services.GetRequiredService<WriteDigestStep>());
builder.Services.AddHostedService<NightlyJob>();

await builder.Build().RunAsync();
return Environment.ExitCode;
