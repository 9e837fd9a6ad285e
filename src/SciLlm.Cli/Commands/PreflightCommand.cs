using System.CommandLine;
using System.Text.Json.Nodes;
using SciLlm.Cli.Calling;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm preflight</c>: whether the model is there and answers with JSON, said before a pipeline depends on it.</summary>
internal static class PreflightCommand
{
    public const string Name = "preflight";

    public static Command Create()
    {
        var call = new CallOptions();
        var parallel = NumberOption.Count("--parallel", "How many probes are sent at once; SCILLM_PREFLIGHT_PARALLEL, else 3 when left out.");
        var wallTime = NumberOption.Seconds("--wall-time", "How long the whole preflight may take, in seconds; SCILLM_PREFLIGHT_WALL_S, else 30 when left out.");
        var format = OutputFormat.CreateOption();
        var command = new Command(
            Name,
            "Checks that the model is listed and answers with strict JSON, and how the server wants the key. Exit code: 0 ok, 1 not ok, 2 could not be tried.")
        {
            parallel,
            wallTime,
            format,
        };
        call.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = call.CreateClient(parsed, new CompletionRequest("preflight"));
            var options = new PreflightOptions { Parallel = parsed.GetValue(parallel), WallTime = parsed.GetValue(wallTime) };
            var result = await Progress.ShowAsync("Asking for the models, then for JSON…", () => client.SanityPreflightAsync(options: options, cancellationToken: cancellationToken));
            if (parsed.GetValue(format) == "json")
                OutputFormat.WriteJson(Describe(result));
            else
                WriteText(result);
            return result.Ok ? ExitCode.Clean : ExitCode.Unsuccessful;
        });
        return command;
    }

    private static void WriteText(PreflightResult result)
    {
        Console.WriteLine($"{(result.Ok ? "ok" : "not ok")}: '{result.Model}' at {result.ApiBase}");
        Console.WriteLine($"  key sent as  {result.AuthStyle?.ToString() ?? "-"}");
        Console.WriteLine($"  requests     {result.Attempts}, in {result.Elapsed.TotalSeconds:0.00} s");
        if (result.Details is not { } details)
            return;
        Console.WriteLine($"  exc_type     {details.ExcType}");
        Console.WriteLine($"  status       {details.Status?.ToString() ?? "-"}");
        Console.WriteLine($"  message      {details.Message}");
    }

    // The names of the contract, so that what reads a preflight of the Python reads this one too.
    private static JsonObject Describe(PreflightResult result) => new()
    {
        ["ok"] = result.Ok,
        ["api_base"] = result.ApiBase,
        ["model"] = result.Model,
        ["auth_style"] = result.AuthStyle?.ToString(),
        ["attempts"] = result.Attempts,
        ["elapsed_s"] = Math.Round(result.Elapsed.TotalSeconds, 3),
        ["preflight_details"] = result.Details is not { } details ? null : new JsonObject
        {
            ["exc_type"] = details.ExcType,
            ["message"] = details.Message,
            ["status"] = details.Status,
        },
    };
}
