using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace SciLlm.Cli.Batches;

/// <summary>
/// Asks what is not answered yet, and writes each result as it comes. Lines are read as there is room for them, and a result is forgotten once it is written, so
/// memory does not grow with the input.
/// </summary>
internal sealed class ParallelRun(InputFile input, OutputFile output, BitArray done, RunTally tally, RunPace pace)
{
    private readonly ConcurrentDictionary<int, string> _ids = new();
    private readonly object _lock = new();
    private int _sent;

    /// <summary>What may be spent; no limit when null.</summary>
    public double? MaxCost { get; init; }

    /// <summary>Why the run ended before it was done; null when it was done, or was interrupted.</summary>
    public string? Cut { get; private set; }

    /// <param name="client">Who asks.</param>
    /// <param name="options">How.</param>
    /// <param name="finish">Begins nothing new, and lets what is begun end.</param>
    /// <param name="stop">Gives up what is begun.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task RunAsync(SciLlmClient client, BatchOptions options, CancellationToken finish, CancellationToken stop)
    {
        await foreach (var result in client.StreamBatchAsync(RequestsAsync(finish, stop), options, stop))
        {
            _ids.TryRemove(result.Index, out var id);
            if (Refusal(result) is { } refusal)
            {
                Cut ??= refusal;
                continue;
            }
            pace.Learn(id!, result);
            Record(ResultLine.Of(id!, result), Outcome.Of(result));
        }
    }

    /// <summary>A key or an account that is refused is so for every request: the rest is left for when that is put right, not written off as failed.</summary>
    private static string? Refusal(BatchResult result) =>
        result.Error is { Status: 401 or 402 } or { ErrorCode: "insufficient_quota" } ? result.Error.Message : null;

    private async IAsyncEnumerable<CompletionRequest> RequestsAsync(CancellationToken finish, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var line in input.LinesAsync(stop))
        {
            if (IsToEnd(finish))
                yield break;
            if (done[line.Number])
                continue;
            var item = BatchLine.Read(line);
            if (item.Request is not { } request)
            {
                Record(ResultLine.OfProblem(item.Id, item.Problem!), default);
                continue;
            }
            if (!await HasTurnAsync(item, line.Content.Length, finish, stop))
                yield break;
            _ids[_sent++] = item.Id;
            yield return request;
        }
    }

    private async Task<bool> HasTurnAsync(BatchLine item, int length, CancellationToken finish, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(finish, stop);
        try
        {
            await pace.WaitAsync(item, length, either.Token);
            return !IsToEnd(finish);
        }
        catch (OperationCanceledException) when (finish.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool IsToEnd(CancellationToken finish)
    {
        if (tally.Status.Cost >= MaxCost)
            Cut ??= $"The cost has reached {tally.Status.Cost:0.####} of --max-cost {MaxCost:0.####}.";
        return Cut is not null || finish.IsCancellationRequested;
    }

    private void Record(byte[] line, Outcome outcome)
    {
        // Lines that cannot be asked are written while the requests are read, results as they come.
        lock (_lock)
            output.Write(line);
        tally.Add(outcome);
    }
}
