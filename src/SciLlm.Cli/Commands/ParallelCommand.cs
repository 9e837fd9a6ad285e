using System.CommandLine;
using SciLlm.Cli.Calling;
using SciLlm.Cli.Batches;

namespace SciLlm.Cli.Commands;

/// <summary><c>scillm parallel</c>: a file of requests into a file of results, as often as it takes.</summary>
internal static class ParallelCommand
{
    public const string Name = "parallel";

    public static Command Create()
    {
        var call = new CallOptions();
        var run = new RunOptions();
        var input = new Argument<string>("INPUT")
        {
            Description = "The requests: lines of an OpenAI batch file, of {\"messages\": …} or of {\"prompt\": …}, or a document with messages_list; - for standard input.",
        };
        var output = new Option<string>("--output") { Description = "Where each result goes as it comes. The same command again goes on where this file ends.", HelpName = "FILE", Required = true };
        var restart = new Option<bool>("--restart") { Description = "Discards what --output holds, and starts over." };
        var retryFailed = new Option<bool>("--retry-failed") { Description = "Asks what has failed in earlier runs again; without it only what has no result yet is asked." };
        var command = new Command(
            Name,
            "Asks many requests and writes the results as the OpenAI Batch API does. Ctrl-C finishes what is in flight, a second one stops. Exit code: 0 all ok, 1 some failed or are left, 2 could not be run, 130 interrupted.")
        {
            input,
            output,
            restart,
            retryFailed,
        };
        run.AddTo(command);
        call.AddTo(command);
        command.SetAction((parsed, _) => new ParallelJob(parsed, call, run)
        {
            Input = parsed.GetValue(input)!,
            Output = parsed.GetValue(output)!,
            Restarts = parsed.GetValue(restart),
            RetriesFailed = parsed.GetValue(retryFailed),
        }.RunAsync());
        return command;
    }
}
