using SciLlm;

/// <summary>"Hard Rules", "DO use paved preflight + discovery", and "Step 07": a failure is passed on with its details, never swallowed.</summary>
internal static class PreflightAndDiscovery
{
    public static async Task RunAsync()
    {
        var models = await SciLlmClient.Default.ListModelsAsync();
        Console.WriteLine($"models {string.Join(", ", models.Select(model => model.Id))}");

        var preflight = await SciLlmClient.Default.SanityPreflightAsync(
            Environment.GetEnvironmentVariable("CHUTES_MODEL_ID"), new PreflightOptions { Parallel = 3, WallTime = TimeSpan.FromSeconds(30) });
        Console.WriteLine(preflight.Details is { } details ? $"not ok {details.ExcType} {details.Status} {details.Message}" : "ok");

        var failing = await SciLlmClient.Default.SanityPreflightAsync("no-such-model");
        Console.WriteLine(failing.Details is { } missing ? $"not ok {missing.ExcType}" : "ok");
    }
}
