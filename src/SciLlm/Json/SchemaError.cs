namespace SciLlm.Json;

/// <summary>One demand of a schema that a value does not meet.</summary>
/// <param name="InstancePath">Where in the value, as a JSON Pointer (RFC 6901); empty for the value itself.</param>
/// <param name="Keyword">The keyword that makes the demand, such as <c>required</c>.</param>
/// <param name="SchemaLocation">Where in the schema: a JSON Pointer after <c>#</c>, with the <c>$id</c> before it where there is one.</param>
/// <param name="Message">What is demanded and what is there instead.</param>
public sealed record SchemaError(string InstancePath, string Keyword, string SchemaLocation, string Message)
{
    /// <summary>The path, the message and the keyword on one line, fit to be shown to a model.</summary>
    public override string ToString() => $"{(InstancePath.Length == 0 ? "(root)" : InstancePath)}: {Message} ({Keyword})";
}
