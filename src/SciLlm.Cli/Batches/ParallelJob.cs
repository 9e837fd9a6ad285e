using System.Collections;
using System.CommandLine;
using Microsoft.Extensions.AI;
using SciLlm.Cli.Calling;

namespace SciLlm.Cli.Batches;

/// <summary>One call of <c>scillm parallel</c>: looks at everything that could be wrong before anything is sent, goes on where the output ends, and says how it went.</summary>
internal sealed class ParallelJob(ParseResult parsed, CallOptions call, RunOptions options)
{
    public required string Input { get; init; }

    public required string Output { get; init; }

    public required bool Restarts { get; init; }

    public required bool RetriesFailed { get; init; }

    public async Task<int> RunAsync()
    {
        using var interruption = new Interruption();
        try
        {
            return await RunAsync(interruption);
        }
        catch (OperationCanceledException) when (interruption.Finish.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped before anything was sent.");
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> RunAsync(Interruption interruption)
    {
        EnsureSeparate();
        using var client = call.CreateClient(parsed, new CompletionRequest("batch") { Model = "any" });
        var batch = options.Batch(parsed, call.Timeout(parsed));
        using var input = await InputFile.OpenAsync(Input, interruption.Finish);
        var (checkpoint, done, tally) = await PrepareAsync(client, input, interruption.Finish);
        using (checkpoint)
        using (var output = OutputFile.Open(Output))
        {
            var run = new ParallelRun(input, output, done, tally, options.Pace(parsed)) { MaxCost = options.MaxCost(parsed) };
            return await RunAsync(run, client, batch, tally, interruption);
        }
    }

    /// <summary>Looks at the input as a whole and at what is there of its results; the ids that takes are gone when the run begins.</summary>
    private async Task<(Checkpoint Checkpoint, BitArray Done, RunTally Tally)> PrepareAsync(SciLlmClient client, InputFile input, CancellationToken cancellationToken)
    {
        var prices = options.Prices(parsed);
        var scan = await InputScan.ReadAsync(input, cancellationToken);
        var model = DefaultModelOf(client);
        EnsureModels(client, scan, model, prices);
        var checkpoint = Checkpoint.Acquire(Output);
        try
        {
            if (Restarts)
                checkpoint.Restart();
            checkpoint.Ensure(options.Manifest(parsed, scan, model));
            if (RetriesFailed)
                await OutputFile.KeepOkAsync(Output);
            var tally = new RunTally(scan.Count, prices, TimeProvider.System);
            return (checkpoint, await ReadDoneAsync(scan, tally), tally);
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    private static async Task<int> RunAsync(ParallelRun run, SciLlmClient client, BatchOptions batch, RunTally tally, Interruption interruption)
    {
        if (tally.Status.Done > 0)
            Console.Error.WriteLine($"{tally.Status.Done} of {tally.Status.Total} results are there already.");
        tally.Start();
        using (var display = new ProgressDisplay(tally, Console.Error, !Console.IsErrorRedirected, TimeProvider.System))
        using (interruption.Finish.Register(() => display.Say("Finishing what is in flight. Once more stops it.")))
        {
            try
            {
                await run.RunAsync(client, batch, interruption.Finish, interruption.Stop);
            }
            catch (OperationCanceledException) when (interruption.Stop.IsCancellationRequested)
            {
                // What was in flight has no result yet, and is asked again the next time.
            }
        }
        return Report(tally.Status, run.Cut, interruption.Finish.IsCancellationRequested);
    }

    private static int Report(RunStatus status, string? cut, bool isInterrupted)
    {
        Console.WriteLine(ProgressDisplay.Describe(status));
        if (cut is not null)
            Console.Error.WriteLine($"Stopped early. {cut}");
        if (status.Left > 0)
            Console.Error.WriteLine($"{status.Left} are left; the same command again goes on with them.");
        if (status.Failed > 0)
            Console.Error.WriteLine($"{status.Failed} failed; their lines say why, and --retry-failed asks them again.");
        return status is { Left: 0, Failed: 0 } ? ExitCode.Clean : isInterrupted && status.Left > 0 ? ExitCode.Interrupted : ExitCode.Unsuccessful;
    }

    private void EnsureSeparate()
    {
        if (Input == "-" && call.ReadsStandardInput(parsed))
            throw new CommandFailedException("Standard input cannot hold both the API key and the requests; give one of them in a file.");
        if (Path.GetFullPath(Input) == Path.GetFullPath(Output))
            throw new CommandFailedException("The input and the --output are the same file; name another one for the results.");
    }

    private static string? DefaultModelOf(SciLlmClient client)
    {
        using var chat = client.AsIChatClient();
        return ((ChatClientMetadata)chat.GetService(typeof(ChatClientMetadata))!).DefaultModelId;
    }

    private static void EnsureModels(SciLlmClient client, InputScan scan, string? model, PriceTable? prices)
    {
        if (scan.WithoutModel is { } request && client.Problem(request) is { } problem)
            throw new CommandFailedException($"Nothing was sent, because some lines name no model: {problem}. The option for it is --model.");
        if (prices is null)
            return;
        var asked = scan.WithoutModel is null ? scan.Models : scan.Models.Append(model);
        if (asked.Where(name => !prices.Knows(name)).ToList() is { Count: > 0 } unpriced)
            throw new CommandFailedException($"Nothing was sent, because --prices has no price for {string.Join(", ", unpriced)}. Add it, or one for '*'.");
    }

    private async Task<BitArray> ReadDoneAsync(InputScan scan, RunTally tally)
    {
        var done = new BitArray(scan.LastLine + 1);
        await foreach (var (line, id, outcome) in OutputFile.ReadAsync(Output))
        {
            if (scan.LineOf(id) is not { } number || done[number])
                throw new CommandFailedException($"Line {line.Number} of '{Output}' {(scan.LineOf(id) is null ? "answers" : "answers once more")} '{id}', so something else has written there. Remove the line, or start over with --restart.");
            done[number] = true;
            tally.AddEarlier(outcome);
        }
        return done;
    }
}
