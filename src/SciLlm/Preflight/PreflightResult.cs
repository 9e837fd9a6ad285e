namespace SciLlm;

/// <summary>What a preflight found; the contract's <c>sanity_preflight</c>. Pass <see cref="Details"/> on, never a bare bool.</summary>
public sealed record PreflightResult
{
    /// <summary>Whether the model is listed and every probe came back as JSON.</summary>
    public bool Ok => Details is null;

    /// <summary>The base that was checked, without query.</summary>
    public required string ApiBase { get; init; }

    /// <summary>The model that was checked.</summary>
    public required string Model { get; init; }

    /// <summary>How the server wants the key; null when it never accepted it.</summary>
    public AuthStyle? AuthStyle { get; init; }

    /// <summary>HTTP requests sent: the model list, the probes, and authentication fallbacks.</summary>
    public int Attempts { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What failed; null when everything is ok.</summary>
    public PreflightDetails? Details { get; init; }

    /// <summary>This result when it is ok.</summary>
    /// <exception cref="PreflightException">It is not; the exception carries this result.</exception>
    public PreflightResult EnsureOk() => Details is null ? this : throw new PreflightException(this);
}

/// <summary>Why a preflight failed, structured as the contract asks (<c>exc_type</c>, <c>message</c>, <c>status</c>).</summary>
/// <param name="ExcType">The exception's type name, such as <c>SciLlmTimeoutException</c>.</param>
/// <param name="Message">What happened, where, and what to do next; holds no key.</param>
/// <param name="Status">The HTTP status; null when no answer came.</param>
public sealed record PreflightDetails(string ExcType, string Message, int? Status);

/// <summary>A preflight that was not ok, thrown by <see cref="PreflightResult.EnsureOk"/>.</summary>
public sealed class PreflightException : SciLlmException
{
    internal PreflightException(PreflightResult result)
        : base($"Preflight of model '{result.Model}' at {result.ApiBase} failed: {result.Details!.Message}")
    {
        Result = result;
        Status = result.Details.Status;
        ErrorType = "preflight";
    }

    /// <summary>The whole result.</summary>
    public PreflightResult Result { get; }

    /// <summary>What failed.</summary>
    public PreflightDetails Details => Result.Details!;
}
