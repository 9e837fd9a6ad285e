namespace SciLlm;

/// <summary>
/// JSON was asked for and the model answered with something else, or with JSON that is not as <see cref="BatchOptions.Schema"/> has it. The contract's
/// <c>JsonParseError</c>; <see cref="Meta"/> is its <c>scillm_meta</c> (contract, "JSON validation (strict mode)").
/// </summary>
public sealed class JsonParseException : SciLlmException
{
    /// <summary>Describes content that is not JSON.</summary>
    /// <param name="message">What was wrong, where, and what to do next.</param>
    /// <param name="meta">Reason, sample, length, model and provider.</param>
    /// <param name="innerException">The parser's own exception, if it got that far.</param>
    public JsonParseException(string message, CompletionMeta meta, Exception? innerException = null)
        : base(message, innerException)
    {
        base.Meta = meta;
        Status = 200;
        ErrorType = "invalid_json";
    }

    /// <summary><c>Reason</c> (<c>json_parse_failed</c> or <c>json_schema_failed</c>), <c>Sample</c>, <c>RawLength</c>, <c>Model</c>, <c>Provider</c>, and the rest of the call's facts.</summary>
    public override CompletionMeta Meta => base.Meta!;
}
