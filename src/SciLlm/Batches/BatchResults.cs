using System.Collections;

namespace SciLlm;

/// <summary>The results of a batch, one for every request and in the requests' order.</summary>
public sealed class BatchResults : IReadOnlyList<BatchResult>
{
    private readonly BatchResult[] _results;

    internal BatchResults(BatchResult[] results, BatchSummary summary)
    {
        (_results, Summary) = (results, summary);
        if (results.Length > 0) results[0].Summary = summary;
    }

    /// <summary>How many items went which way.</summary>
    public BatchSummary Summary { get; }

    /// <inheritdoc/>
    public int Count => _results.Length;

    /// <inheritdoc/>
    public BatchResult this[int index] => _results[index];

    /// <inheritdoc/>
    public IEnumerator<BatchResult> GetEnumerator() => ((IEnumerable<BatchResult>)_results).GetEnumerator();

    /// <summary>Waits for all results and puts them in their order.</summary>
    internal static async Task<BatchResults> CollectAsync(IAsyncEnumerable<BatchResult> stream, int count)
    {
        var (results, summary) = (new BatchResult[count], new BatchSummary());
        await foreach (var result in stream.ConfigureAwait(false))
        {
            results[result.Index] = result;
            summary = summary.With(result);
        }

        return new BatchResults(results, summary);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>How many items of a batch went which way; every item counts once (contract, "Structured JSON helpers").</summary>
public sealed record BatchSummary
{
    /// <summary>Items with a good answer.</summary>
    public int Ok { get; init; }

    /// <summary>Those of the good answers whose JSON had to be repaired.</summary>
    public int Repaired { get; init; }

    /// <summary>Items whose answer was not the JSON asked for, or not as <see cref="BatchOptions.Schema"/> has it.</summary>
    public int InvalidJson { get; init; }

    /// <summary>Items that failed at the server or on the way to it.</summary>
    public int ProviderError { get; init; }

    /// <summary>Items whose answer held no text and no tool call.</summary>
    public int EmptyContent { get; init; }

    /// <summary>All items. Repaired ones are among the ok.</summary>
    public int Total => Ok + InvalidJson + ProviderError + EmptyContent;

    internal BatchSummary With(BatchResult result) => result switch
    {
        { Ok: true } => this with { Ok = Ok + 1, Repaired = Repaired + (result.Repaired ? 1 : 0) },
        { Error: JsonParseException } => this with { InvalidJson = InvalidJson + 1 },
        { Response: not null } => this with { EmptyContent = EmptyContent + 1 },
        _ => this with { ProviderError = ProviderError + 1 },
    };
}
