using System.Diagnostics;
using System.Text.Json;
using DevOpsPipeline.Pipeline;
using Microsoft.Extensions.Options;

namespace DevOpsPipeline.Steps;

/// <summary>Was a shell script once, and still is in all but name.</summary>
public sealed class TranslateNotesStep(IOptions<LlmOptions> options) : IPipelineStep
{
    public string Name => "release notes";

    public async Task<StepOutcome> RunAsync(Inbox inbox, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(new
        {
            model = options.Value.Model,
            messages = new[] { new { role = "user", content = "Translate to German:\n" + string.Join('\n', inbox.Changes) } },
        });
        var start = new ProcessStartInfo("curl") { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("--silent");
        start.ArgumentList.Add("--fail");
        start.ArgumentList.Add($"{options.Value.BaseAddress.TrimEnd('/')}/chat/completions");
        start.ArgumentList.Add("--oauth2-bearer");
        start.ArgumentList.Add(options.Value.ApiKey);
        start.ArgumentList.Add("--json");
        start.ArgumentList.Add("@-");
        using var curl = Process.Start(start) ?? throw new InvalidOperationException("curl does not start.");
        await curl.StandardInput.WriteAsync(payload.AsMemory(), cancellationToken);
        curl.StandardInput.Close();
        var output = await curl.StandardOutput.ReadToEndAsync(cancellationToken);
        await curl.WaitForExitAsync(cancellationToken);
        if (curl.ExitCode != 0)
            return StepOutcome.Failed(this, $"curl ended with {curl.ExitCode}");

        using var answer = JsonDocument.Parse(output);
        var notes = answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
        return StepOutcome.Done(this, notes ?? "(no notes)");
    }
}
