namespace SciLlm.Analyzers.Tests.Preflight;

/// <summary>A preflight in a <c>try</c>.</summary>
internal static class PreflightInTry
{
    public static string With(string handlers) => $$"""
        using Microsoft.Extensions.Logging;
        using SciLlm;

        class Step(SciLlmClient client, ILogger logger)
        {
            async Task<string?> RunAsync(string model)
            {
                logger.LogDebug("starting");
                try
                {
                    (await client.SanityPreflightAsync(model)).EnsureOk();
                }
                {{handlers}}
                return model;
            }
        }
        """;
}
