using Microsoft.Extensions.AI;
using SciLlm.Completions;
using SciLlm.Json;
using SciLlm.Telemetry;
using SciLlm.Transport;

namespace SciLlm.Preflight;

/// <summary>One preflight: the model list first, then all probes at once; the first thing that fails ends it.</summary>
internal sealed class PreflightRun(
    TransportPipeline transport, ModelListCall list, IReadOnlyList<CompletionCall> probes, TimeSpan wallTime, TimeProvider time)
{
    private const int NamedModels = 10;

    private SciLlmException? _failure;

    private string Model => probes[0].Model!;

    /// <summary>The contract's sanity request: one small JSON object, nothing left to chance.</summary>
    public static CompletionRequest Probe(string? model, PreflightOptions options) => new("Return only {\"ok\":true} as JSON.")
    {
        Model = model,
        ApiBase = options.ApiBase,
        ApiKey = options.ApiKey,
        ResponseFormat = ChatResponseFormat.Json,
        MaxTokens = 64,
        Temperature = 0,
    };

    public async Task<PreflightResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var wall = new CancellationTokenSource(wallTime, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(wall.Token, cancellationToken);
        try
        {
            await CheckListAsync(stop.Token).ConfigureAwait(false);
            await Task.WhenAll(probes.Select(probe => CheckAnswerAsync(probe, stop))).ConfigureAwait(false);
        }
        catch (SciLlmException failure)
        {
            _failure ??= failure;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Either a probe has failed and stopped the others, or the time is over.
            _failure ??= new SciLlmTimeoutException(
                TimeoutKind.Wall,
                $"The preflight of {list.Api.Base} was not over within {wallTime.TotalSeconds:0.###} s. Look at the server's load, or raise WallTime ({SciLlmEnvironment.PreflightWallTimeName}).");
        }

        var result = new PreflightResult
        {
            ApiBase = list.Api.Base,
            Model = Model,
            AuthStyle = probes.Select(probe => probe.AuthStyle).FirstOrDefault(style => style is not null) ?? list.AuthStyle,
            Attempts = list.Attempts + probes.Sum(probe => probe.Attempts),
            Elapsed = time.GetElapsedTime(started),
            Details = _failure is null ? null : new PreflightDetails(_failure.GetType().Name, _failure.Message, _failure.Status),
        };
        if (result.Details is null) list.Log.PreflightOk(result.Model, result.ApiBase, result.Elapsed);
        else list.Log.PreflightFailed(result.Model, result.ApiBase, result.Elapsed, result.Details.ExcType, result.Details.Status);
        return result;
    }

    private async Task CheckListAsync(CancellationToken cancellationToken)
    {
        var failure = await transport.TrySendAsync(list, cancellationToken).ConfigureAwait(false);

        // Not every server has a model list; then the probes alone tell whether the model is there.
        if (failure is { Status: 404 or 405 or 501 }) return;
        if (failure is not null) throw failure;
        if (list.Models.Any(model => model.Id == Model)) return;

        var others = list.Models.Count == 0 ? "It lists none" : $"It lists {string.Join(", ", list.Models.Take(NamedModels).Select(model => model.Id))}{(list.Models.Count > NamedModels ? ", …" : "")}";
        throw new SciLlmException($"{list.Where} does not list the model '{Model}'. {Failures.Quote(list, others)}. Set Model or {SciLlmEnvironment.ModelName} to one of the server's.")
        {
            ErrorType = "model_not_found",
        };
    }

    private async Task CheckAnswerAsync(CompletionCall probe, CancellationTokenSource stop)
    {
        try
        {
            await probe.SendAsync(transport, stop.Token).ConfigureAwait(false);
            if (JsonContent.Parse(probe, probe.Completion!) is { } invalid) throw invalid;
        }
        catch (SciLlmException failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
