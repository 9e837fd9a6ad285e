using System.Runtime.CompilerServices;
using SciLlm.Json;
using SciLlm.Routing;

namespace SciLlm;

public sealed partial class Router
{
    /// <summary>
    /// Asks for a completion and hands out each piece of it as it comes. Before its first token a stream moves on like any other call; after it only where
    /// <see cref="RouterOptions.RestartBrokenStreams"/> says so. A stream that ends without having said anything counts as an empty answer.
    /// </summary>
    /// <param name="request">What to ask; its model names the group.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>, never with a timeout.</param>
    /// <returns>The pieces, in order. The request is sent anew each time they are enumerated.</returns>
    /// <exception cref="SciLlmConfigurationException">The request cannot be sent; nothing was sent.</exception>
    /// <exception cref="JsonParseException">The call is strict and the answer, now that it is whole, is not the JSON asked for.</exception>
    /// <exception cref="SciLlmException">
    /// Nobody answered, or the stream broke: what had come is in <see cref="SciLlmException.PartialContent"/>, the route in
    /// <see cref="SciLlmException.Meta"/>.
    /// </exception>
    public IAsyncEnumerable<CompletionUpdate> StreamAsync(CompletionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadStreamAsync(request, _roster.Resolve(request), cancellationToken);
    }

    private async IAsyncEnumerable<CompletionUpdate> ReadStreamAsync(
        CompletionRequest request, DeploymentGroup group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = new RoutedStream(request, NewRoute(group, isTenacious: false), _options, asked => _client.NewStreamedCall(asked, _once))
        {
            Key = Authentication.Credential.None,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            Retry = _retry,
            Time = _client.Time,
            Log = _client.Log,
        };
        var (isWhole, restarts) = (false, 0);
        try
        {
            await OpenAsync(call, cancellationToken).ConfigureAwait(false);
            for (; ; )
            {
                var (update, failure) = await TryNextAsync(call, cancellationToken).ConfigureAwait(false);
                if (failure is not null)
                {
                    await RestartAsync(call, failure, restarts++, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (update is null) break;
                update.Restarts = call.TakeRestart();
                yield return update;
            }

            isWhole = true;
            if (_client.IsStrict(request) && JsonContent.Parse(call, call.Answer!.ToCompletion()) is { } invalid) throw call.Conclude(invalid);
        }
        finally
        {
            await call.EndAsync(isWhole).ConfigureAwait(false);
            call.EndSpan(cause: null);
        }
    }

    private static async ValueTask<(CompletionUpdate? Update, SciLlmException? Failure)> TryNextAsync(RoutedStream call, CancellationToken cancellationToken)
    {
        try
        {
            return (await call.NextAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (SciLlmException failure)
        {
            return (null, failure);
        }
        catch (OperationCanceledException cancelled)
        {
            call.EndSpan(cancelled);
            throw;
        }
    }

    private async ValueTask RestartAsync(RoutedStream call, SciLlmException failure, int restart, CancellationToken cancellationToken)
    {
        try
        {
            var wait = call.WaitBeforeRestart(failure, _retry.Backoff(restart));
            await call.EndAsync(isWhole: false).ConfigureAwait(false);
            if (wait is not { } time) throw call.Conclude(failure);
            await Task.Delay(time, _client.Time, cancellationToken).ConfigureAwait(false);
            await OpenAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            call.EndSpan(cause);
            throw;
        }
    }

    private async ValueTask OpenAsync(RoutedStream call, CancellationToken cancellationToken)
    {
        call.EnterSpan();
        try
        {
            if (await _pipeline.TrySendAsync(call, cancellationToken).ConfigureAwait(false) is not { } failure) return;
            call.LogEnd(failure);
            if (!call.TrySettle()) throw failure;
        }
        catch (Exception cause)
        {
            call.EndSpan(cause);
            throw;
        }
        finally
        {
            call.ReleaseBody();
        }
    }
}
