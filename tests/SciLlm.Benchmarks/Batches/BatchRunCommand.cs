using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.AI;
using SciLlm.Benchmarks.Completions;

namespace SciLlm.Benchmarks.Batches;

/// <summary><c>batch run</c>: one batch against a server in the same process; what <c>batch</c> starts again and again.</summary>
internal static class BatchRunCommand
{
    public const string Name = "run";
    public const string Ours = "ours";
    public const string Bare = "bare";

    private const int Concurrency = 32;
    private const int WarmUp = 20_000;

    public static Command Create()
    {
        var who = new Argument<string>("WHO") { Description = $"'{Ours}' or '{Bare}'." };
        who.AcceptOnlyFromAmong(Ours, Bare);
        var items = new Argument<int>("ITEMS") { Description = "Requests in the batch." };
        var command = new Command(Name, "Runs one batch and prints the items done in a second and the peak memory in MB.") { who, items };
        command.SetAction(async (parsed, _) => Console.WriteLine(await RunAsync(parsed.GetValue(who)!, parsed.GetValue(items))));
        return command;
    }

    private static async Task<BatchCost> RunAsync(string who, int items)
    {
        using var server = new CannedServer(CannedAnswer.Whole);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var ours = new SciLlmClient(new SciLlmClientOptions { ApiBase = server.Base.ToString(), ApiKey = CannedAnswer.Key }, handler);
        using var bare = new BareClient(handler, server.Base, CannedAnswer.Key);
        Func<int, Task> complete = who == Ours ? count => CompleteAsync(ours, count) : count => CompleteAsync(bare, count);

        await complete(WarmUp);
        var watch = Stopwatch.StartNew();
        await complete(items);
        return new BatchCost(items / watch.Elapsed.TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
    }

    private static async Task CompleteAsync(SciLlmClient client, int items)
    {
        var requests = Enumerable.Range(0, items).Select(static number => new CompletionRequest { Model = CannedAnswer.Model, Messages = [new(ChatRole.User, $"Say {number}")] });
        await foreach (var result in client.StreamBatchAsync(requests, new BatchOptions { Concurrency = Concurrency }))
            result.EnsureOk();
    }

    private static Task CompleteAsync(BareClient client, int items) => Parallel.ForEachAsync(
        Enumerable.Range(0, items),
        new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
        async (number, _) => await client.CompleteAsync(CannedAnswer.Model, $"Say {number}"));
}
