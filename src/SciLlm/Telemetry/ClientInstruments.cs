using System.Diagnostics;
using System.Diagnostics.Metrics;
using SciLlm.Transport;

namespace SciLlm.Telemetry;

/// <summary>The source of spans and the meter named <c>SciLlm</c>, with the names that OpenTelemetry's conventions for generative AI have.</summary>
internal static class ClientInstruments
{
    public const string Chat = "chat";

    private static readonly string? Version = typeof(ClientInstruments).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(nameof(SciLlm), Version);

    public static ActivitySource Source { get; } = new(nameof(SciLlm), Version);

    // The buckets are the conventions'.
    public static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        "gen_ai.client.operation.duration",
        unit: "s",
        description: "How long an operation of a model took, retries included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] });

    public static Histogram<long> Tokens { get; } = Meter.CreateHistogram(
        "gen_ai.client.token.usage",
        unit: "{token}",
        description: "How many tokens went into and came out of an operation of a model.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] });

    public static bool HaveListeners => Source.HasListeners() || Duration.Enabled || Tokens.Enabled;

    /// <summary>What spans and measurements of a call have in common.</summary>
    public static TagList TagsOf(HttpCall call, Completion? completion = null)
    {
        var tags = new TagList
        {
            { "gen_ai.operation.name", Chat },
            { "gen_ai.provider.name", call.Provider ?? CompletionRequest.DefaultProvider },
            { "server.address", call.Address.Host },
            { "server.port", call.Address.Port },
        };
        if (call.Model is { } model) tags.Add("gen_ai.request.model", model);
        if (completion?.Model is { } answering) tags.Add("gen_ai.response.model", answering);
        return tags;
    }
}
