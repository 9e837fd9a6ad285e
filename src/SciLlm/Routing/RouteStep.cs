namespace SciLlm;

/// <summary>One attempt of a routed call.</summary>
/// <param name="Deployment">The id of the deployment that was asked.</param>
/// <param name="Group">Its group.</param>
/// <param name="Model">The model it was asked for.</param>
/// <param name="ApiBase">Its base, without query.</param>
/// <param name="Status">The HTTP status; null when no answer came.</param>
/// <param name="Error">What went wrong, as the exception would say it; null when it answered well.</param>
/// <param name="At">When the attempt ended, from the beginning of the call.</param>
public sealed record RouteStep(string Deployment, string Group, string Model, string? ApiBase, int? Status, string? Error, TimeSpan At)
{
    /// <summary>Whom a failed call asked after its first attempt, for its message.</summary>
    internal static string Others(IReadOnlyList<RouteStep> route) =>
        $"Asked after that: {string.Join(", ", route.Skip(1).Select(step => $"{step.Deployment} ({(step.Status is { } status ? $"HTTP {status}" : "no answer")})"))}.";
}
