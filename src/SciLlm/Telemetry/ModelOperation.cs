using System.Diagnostics;
using SciLlm.Transport;

namespace SciLlm.Telemetry;

/// <summary>
/// One operation of a model as OpenTelemetry's conventions for generative AI see it, retries included: a span and its measurements. It costs
/// nothing where nobody listens, and holds neither a key nor what was said.
/// </summary>
internal sealed class ModelOperation
{
    private readonly HttpCall _call;
    private readonly Activity? _activity;
    private readonly long _started;
    private bool _isOver;

    private ModelOperation(HttpCall call, CompletionRequest? request)
    {
        (_call, _started) = (call, call.Time.GetTimestamp());
        if (ClientInstruments.Source.HasListeners()) _activity = StartActivity(call, request);
    }

    /// <summary>Begins an operation; null when nobody listens.</summary>
    /// <param name="call">The call that the operation is.</param>
    /// <param name="request">What is asked; null where only the payload is known.</param>
    public static ModelOperation? Start(HttpCall call, CompletionRequest? request) =>
        ClientInstruments.HaveListeners ? new ModelOperation(call, request) : null;

    /// <summary>Waits for a step of an operation, whose failure is the operation's.</summary>
    public static ValueTask WatchAsync(ModelOperation? operation, ValueTask step) => operation is null ? step : operation.WatchAsync(step);

    /// <inheritdoc cref="WatchAsync(ModelOperation?, ValueTask)"/>
    public static ValueTask<T> WatchAsync<T>(ModelOperation? operation, ValueTask<T> step) => operation is null ? step : operation.WatchAsync(step);

    /// <summary>Ends the operation well, unless it has ended already.</summary>
    /// <param name="completion">The answer; null where it was not read here.</param>
    public void Succeed(Completion? completion)
    {
        if (_isOver) return;
        if (_activity is not null && completion is not null) Describe(_activity, completion);
        End(completion, errorType: null);
    }

    /// <summary>Ends the operation with a failure, unless it has ended already.</summary>
    public void Fail(Exception cause)
    {
        if (_isOver) return;
        var errorType = FailureName.Of(cause);
        _activity?.SetTag("error.type", errorType).SetStatus(ActivityStatusCode.Error, errorType);
        End(null, errorType);
    }

    private async ValueTask WatchAsync(ValueTask step)
    {
        try
        {
            await step.ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            Fail(cause);
            throw;
        }
    }

    private async ValueTask<T> WatchAsync<T>(ValueTask<T> step)
    {
        try
        {
            return await step.ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            Fail(cause);
            throw;
        }
    }

    private static Activity? StartActivity(HttpCall call, CompletionRequest? request)
    {
        var name = call.Model is { } model ? $"{ClientInstruments.Chat} {model}" : ClientInstruments.Chat;
        var activity = ClientInstruments.Source.StartActivity(name, ActivityKind.Client, default(ActivityContext), ClientInstruments.TagsOf(call));
        if (activity is not { IsAllDataRequested: true } || request is null) return activity;

        if (request.MaxTokens is { } maxTokens) activity.SetTag("gen_ai.request.max_tokens", maxTokens);
        if (request.Temperature is { } temperature) activity.SetTag("gen_ai.request.temperature", temperature);
        if (request.TopP is { } topP) activity.SetTag("gen_ai.request.top_p", topP);
        if (request.Seed is { } seed) activity.SetTag("gen_ai.request.seed", seed);
        if (request.ResponseFormat is not null) activity.SetTag("gen_ai.output.type", request.AsksForJson ? "json" : "text");
        return activity;
    }

    private static void Describe(Activity activity, Completion completion)
    {
        if (completion.Id is { } id) activity.SetTag("gen_ai.response.id", id);
        if (completion.Model is { } model) activity.SetTag("gen_ai.response.model", model);
        if (completion.FinishReason is { } reason) activity.SetTag("gen_ai.response.finish_reasons", (string[])[reason.Value]);
        if (completion.Usage?.InputTokenCount is { } input) activity.SetTag("gen_ai.usage.input_tokens", input);
        if (completion.Usage?.OutputTokenCount is { } output) activity.SetTag("gen_ai.usage.output_tokens", output);
        if (completion.Usage?.CachedInputTokenCount is { } cached) activity.SetTag("gen_ai.usage.cache_read.input_tokens", cached);
    }

    private void End(Completion? completion, string? errorType)
    {
        _isOver = true;
        if (ClientInstruments.Duration.Enabled)
        {
            var tags = ClientInstruments.TagsOf(_call, completion);
            if (errorType is not null) tags.Add("error.type", errorType);
            ClientInstruments.Duration.Record(_call.Time.GetElapsedTime(_started).TotalSeconds, tags);
        }

        if (completion?.Usage is { } usage && ClientInstruments.Tokens.Enabled)
        {
            MeasureTokens(completion, "input", usage.InputTokenCount);
            MeasureTokens(completion, "output", usage.OutputTokenCount);
        }

        _activity?.Dispose();
    }

    private void MeasureTokens(Completion completion, string type, long? count)
    {
        if (count is not { } tokens) return;
        var tags = ClientInstruments.TagsOf(_call, completion);
        tags.Add("gen_ai.token.type", type);
        ClientInstruments.Tokens.Record(tokens, tags);
    }
}
