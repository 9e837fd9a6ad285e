using System.Net.ServerSentEvents;
using System.Text.Json;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Completions.Streams;

/// <summary>An answer under way: its events are read as they come, each only when it is asked for.</summary>
internal sealed class StreamedAnswer : IAsyncDisposable
{
    private readonly StreamedCall _call;
    private readonly StreamedUpdates _updates;
    private readonly HttpResponseMessage? _response;
    private readonly EventStreamBody? _body;
    private readonly IAsyncEnumerator<SseItem<bool>>? _events;
    private bool _isOver;

    private StreamedAnswer(StreamedCall call, HttpResponseMessage response, Stream body)
    {
        (_call, _updates, _response) = (call, new StreamedUpdates(call), response);
        _body = new EventStreamBody(call, body);
        _events = SseParser.Create(_body, ReadEvent).EnumerateAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>The answer of a server that does not stream.</summary>
    public StreamedAnswer(StreamedCall call, Completion completion)
    {
        (_call, _updates, _isOver) = (call, new StreamedUpdates(call), true);
        _updates.Add(completion);
    }

    /// <summary>Begins to read a stream, up to its first token; a failure before that may be tried again.</summary>
    public static async ValueTask<(StreamedAnswer? Answer, SciLlmException? Failure)> OpenAsync(
        StreamedCall call, HttpResponseMessage response, CancellationToken attempt)
    {
        var answer = new StreamedAnswer(call, response, await response.Content.ReadAsStreamAsync(attempt).ConfigureAwait(false));
        var isOpen = false;
        try
        {
            answer._body!.LimitToAttempt(attempt);
            while (!answer._isOver && !answer._updates.HaveBegun) await answer.ReadOnAsync().ConfigureAwait(false);
            isOpen = true;
            return (answer, null);
        }
        catch (SciLlmException failure)
        {
            return (null, failure);
        }
        finally
        {
            if (!isOpen) await answer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Whether nothing more will be said.</summary>
    public bool IsWhole => _isOver || _updates.AreFinished;

    /// <summary>The answer as if it had come whole.</summary>
    public Completion ToCompletion() => _updates.ToCompletion();

    public bool IsOf(HttpResponseMessage response) => ReferenceEquals(_response, response);

    /// <summary>The next update; null when the answer is over.</summary>
    /// <param name="cancellationToken">The caller's; the same every time.</param>
    /// <exception cref="SciLlmException">The stream broke; the exception holds what had come.</exception>
    public async ValueTask<CompletionUpdate?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CompletionUpdate? update;
        while (!_updates.TryTake(out update) && !_isOver)
        {
            _body!.LimitSilence(cancellationToken);
            if (await TryReadOnAsync(cancellationToken).ConfigureAwait(false) is not { } failure) continue;

            // Once every choice has told why it ended nothing is missing but the end itself.
            if (!_updates.AreFinished) throw WithWhatCame(failure);
            _isOver = true;
        }

        if (update is null && _body is not null) await _body.ReadToEndAsync().ConfigureAwait(false);
        return update;
    }

    public async ValueTask DisposeAsync()
    {
        if (_events is not null) await _events.DisposeAsync().ConfigureAwait(false);
        if (_body is not null) await _body.DisposeAsync().ConfigureAwait(false);
        _response?.Dispose();
    }

    private async ValueTask<SciLlmException?> TryReadOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadOnAsync().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Failures.IdleTimeout(_call, _call.IdleTimeout);
        }
        catch (Exception cause) when (cause is IOException or HttpRequestException)
        {
            return Failures.FromConnection(_call, cause);
        }
        catch (SciLlmException failure)
        {
            throw WithWhatCame(failure);
        }
    }

    private async ValueTask ReadOnAsync()
    {
        var hasEvent = false;
        try
        {
            hasEvent = await _events!.MoveNextAsync().ConfigureAwait(false);
            if (hasEvent && _events.Current.Data) return;
        }
        catch (Exception cause) when (IsNoJson(cause) && _body!.HasEnded)
        {
            // At the end of the stream an event may be cut in two, which is no worse than one that is missing.
        }

        _isOver = true;
        _updates.End(isDone: hasEvent);
    }

    private bool ReadEvent(string type, ReadOnlySpan<byte> data)
    {
        _body!.EventEnded();
        try
        {
            return _updates.Add(_response!, type, data);
        }
        catch (Exception cause) when (IsNoJson(cause) && !_body.HasEnded)
        {
            throw Failures.InvalidResponse(
                _call, "an event of its stream is not the JSON of a completion", data, Failures.WithoutKey(_call, cause));
        }
    }

    private static bool IsNoJson(Exception cause) => cause is JsonException or InvalidOperationException;

    private SciLlmException WithWhatCame(SciLlmException failure)
    {
        failure.PartialContent = _call.Key.Redact(_updates.Content);
        failure.Meta ??= _call.Describe();
        _call.Log.StreamBroke(_call.Model, _call.Where, _call.Elapsed, FailureName.Of(failure));
        return failure;
    }
}
