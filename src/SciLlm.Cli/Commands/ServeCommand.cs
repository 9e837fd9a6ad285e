using System.CommandLine;
using System.CommandLine.Parsing;
using SciLlm.Testing;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm serve</c>: the server of SciLlm.Testing as a process, to try things with no key and no network.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; a free one when left out.", HelpName = "N" };
        var latency = new Option<int>("--latency") { Description = "How long every answer takes, in milliseconds.", HelpName = "MS" };
        var script = new Option<string?>("--script") { Description = "A JSON file that says which requests fail, and how.", HelpName = "FILE" };
        port.Validators.Add(result => RequireRange(result, port, 65_535));
        latency.Validators.Add(result => RequireRange(result, latency, int.MaxValue));
        var command = new Command(Name, "Answers as an OpenAI-compatible endpoint would, until Ctrl-C. The first line of output is its base URL.")
        {
            port,
            latency,
            script,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LlmTestServerOptions
            {
                Port = parsed.GetValue(port),
                Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
                // Whoever tries a program has whatever key it happens to read.
                ApiKey = null,
            },
            parsed.GetValue(script),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LlmTestServerOptions options, string? script, CancellationToken cancellationToken)
    {
        await using var server = await StartAsync(options, cancellationToken);
        if (script is not null)
            Load(server.Script, script);

        Console.WriteLine(server.BaseUrl);
        Console.WriteLine($"Model {server.Model}, any key. Ctrl-C stops it.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Being stopped is how this command ends.
        }
        return ExitCode.Clean;
    }

    private static async Task<LlmTestServer> StartAsync(LlmTestServerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await LlmTestServer.StartAsync(options, cancellationToken);
        }
        catch (IOException e)
        {
            throw new CommandFailedException($"Port {options.Port} of 127.0.0.1 cannot be used: {e.Message} Name another with --port, or none for a free one.");
        }
    }

    private static void Load(FaultScript faults, string file)
    {
        try
        {
            faults.Load(file);
        }
        catch (IOException e)
        {
            throw new CommandFailedException($"The script '{file}' cannot be read: {e.Message}");
        }
        catch (FaultScriptException e)
        {
            throw new CommandFailedException(e.Message);
        }
    }

    private static void RequireRange(OptionResult result, Option<int> option, int most)
    {
        if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var value) && value >= 0 && value <= most))
            result.AddError($"{option.Name} takes a number from 0 to {most}, not '{token.Value}'.");
    }
}
