using Microsoft.Extensions.Logging;

namespace SciLlm.Telemetry;

/// <summary>All that the client writes to a log. A key, a prompt and an answer are never among the values.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Model} answered at {Address} after {Attempts} attempts and {Elapsed}")]
    public static partial void Answered(this ILogger log, string? model, string address, int attempts, TimeSpan elapsed);

    [LoggerMessage(2, LogLevel.Information, "Attempt {Attempt} for {Model} at {Address} failed with {ErrorType}; trying again in {Delay}")]
    public static partial void Retrying(this ILogger log, int attempt, string? model, string address, string errorType, TimeSpan delay);

    [LoggerMessage(3, LogLevel.Warning, "Gave up on {Model} at {Address} after {Attempts} attempts and {Elapsed}: {ErrorType}")]
    public static partial void GaveUp(this ILogger log, string? model, string address, int attempts, TimeSpan elapsed, string errorType);

    [LoggerMessage(4, LogLevel.Information, "{ApiBase} refused the key and took it sent as {AuthStyle}; it is sent so from now on")]
    public static partial void AuthStyleSwitched(this ILogger log, string apiBase, AuthStyle authStyle);

    [LoggerMessage(5, LogLevel.Information, "{Model} at {Address} answered with {Length} characters that are not the JSON asked for: {Reason}")]
    public static partial void JsonRefused(this ILogger log, string? model, string address, int length, string reason);

    [LoggerMessage(6, LogLevel.Information, "Batch done in {Elapsed}: {Ok} ok ({Repaired} repaired), {InvalidJson} invalid_json, {ProviderError} provider_error, {EmptyContent} empty_content")]
    public static partial void BatchDone(this ILogger log, TimeSpan elapsed, int ok, int repaired, int invalidJson, int providerError, int emptyContent);

    [LoggerMessage(7, LogLevel.Information, "Batch stopped early in {Elapsed}, after {Completed} results of which {Ok} were ok")]
    public static partial void BatchStopped(this ILogger log, TimeSpan elapsed, int completed, int ok);

    [LoggerMessage(8, LogLevel.Information, "Preflight of {Model} at {ApiBase} is ok in {Elapsed}")]
    public static partial void PreflightOk(this ILogger log, string model, string apiBase, TimeSpan elapsed);

    [LoggerMessage(9, LogLevel.Warning, "Preflight of {Model} at {ApiBase} failed in {Elapsed}: {ExcType}, status {Status}")]
    public static partial void PreflightFailed(this ILogger log, string model, string apiBase, TimeSpan elapsed, string excType, int? status);

    [LoggerMessage(10, LogLevel.Warning, "The stream of {Model} at {Address} broke after {Elapsed}: {ErrorType}")]
    public static partial void StreamBroke(this ILogger log, string? model, string address, TimeSpan elapsed, string errorType);

    [LoggerMessage(11, LogLevel.Warning, "Deployment {Deployment} rests for {Length} after {ErrorType}")]
    public static partial void DeploymentRests(this ILogger log, string deployment, TimeSpan length, string errorType);

    [LoggerMessage(12, LogLevel.Information, "Deployment {Deployment} failed with {ErrorType}; asking {Group} goes on in {Delay}")]
    public static partial void RoutingOn(this ILogger log, string deployment, string group, string errorType, TimeSpan delay);

    [LoggerMessage(13, LogLevel.Warning, "Gave up on {Group} after {Attempts} attempts at {Deployments} and {Elapsed}: {ErrorType}")]
    public static partial void RouteEnded(this ILogger log, string group, int attempts, string deployments, TimeSpan elapsed, string errorType);
}
