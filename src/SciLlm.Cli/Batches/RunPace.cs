using System.Collections.Concurrent;

namespace SciLlm.Cli.Batches;

/// <summary>
/// Holds requests back so that no more are sent in a minute than the server allows, nor more tokens. What a request will use is estimated before it is sent, and put
/// right when its answer tells.
/// </summary>
internal sealed class RunPace(int? requestsPerMinute, int? tokensPerMinute, TimeProvider time)
{
    private const int BytesPerToken = 4;
    private const int AnswerTokens = 256;

    private readonly PerMinute? _requests = requestsPerMinute is { } requests ? new(requests, time) : null;
    private readonly PerMinute? _tokens = tokensPerMinute is { } tokens ? new(tokens, time) : null;
    private readonly ConcurrentDictionary<string, int> _estimates = new();

    /// <summary>Waits until a request may be sent.</summary>
    public async Task WaitAsync(BatchLine line, int length, CancellationToken cancellationToken)
    {
        if (_requests is not null)
            await _requests.WaitAsync(1, cancellationToken);
        if (_tokens is null)
            return;
        var estimate = length / BytesPerToken + (line.Request!.MaxTokens ?? AnswerTokens);
        _estimates[line.Id] = estimate;
        await _tokens.WaitAsync(estimate, cancellationToken);
    }

    /// <summary>Learns what a request has used: tokens, and attempts beyond the first.</summary>
    public void Learn(string id, BatchResult result)
    {
        _requests?.Correct(Math.Max(0, result.Attempts - 1));
        if (_tokens is not null && _estimates.TryRemove(id, out var estimate) && result.Response?.Usage is not null)
            _tokens.Correct(Outcome.Of(result).Tokens - estimate);
    }
}
