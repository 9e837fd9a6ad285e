using DevOpsPipeline.Jobs;
using DevOpsPipeline.Pipeline;
using DevOpsPipeline.Steps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SciLlm;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddPipeline(builder.Configuration);

// One client for every step: it knows the address, the key, the retries and the time limits.
builder.Services.AddSciLlm();
builder.Services.AddOptions<SciLlmClientOptions>().Configure<IOptions<LlmOptions>>(
    static (client, llm) => (client.ApiBase, client.ApiKey, client.Model) = (llm.Value.BaseAddress, llm.Value.ApiKey, llm.Value.Model));

// The prover is a service of its own, at CERTAINLY_BRIDGE_BASE.
builder.Services.AddSingleton(_ => new CertainlyClient(new CertainlyClientOptions()));

builder.Services.AddTransient<IPipelineStep, PreflightStep>();
builder.Services.AddTransient<IPipelineStep, SummarizeLogStep>();
builder.Services.AddTransient<IPipelineStep, ExplainFailuresStep>();
builder.Services.AddTransient<IPipelineStep, TriageIncidentStep>();
builder.Services.AddTransient<IPipelineStep, ClassifyAlertsStep>();
builder.Services.AddTransient<IPipelineStep, ReviewChangesStep>();
builder.Services.AddTransient<IPipelineStep, ProveRetryBudgetStep>();
builder.Services.AddTransient<IPipelineStep, TranslateNotesStep>();
builder.Services.AddTransient<IPipelineStep, ProveLimitsStep>();
builder.Services.AddTransient<IPipelineStep, WriteDigestStep>();
builder.Services.AddHostedService<NightlyJob>();

await builder.Build().RunAsync();
return Environment.ExitCode;
