namespace SciLlm.Json;

/// <summary>A JSON Schema that cannot be used: it is no JSON, a keyword has a form it must not have, or a reference leads nowhere.</summary>
public sealed class JsonSchemaException : FormatException
{
    /// <summary>Describes what is wrong with a schema.</summary>
    /// <param name="schemaLocation">Where in the schema, as in <see cref="SchemaError.SchemaLocation"/>.</param>
    /// <param name="message">What is wrong there and what to do about it.</param>
    /// <param name="innerException">The parser's own exception, if there was one.</param>
    public JsonSchemaException(string schemaLocation, string message, Exception? innerException = null)
        : base($"The JSON Schema cannot be used. At {schemaLocation}: {message}", innerException) => SchemaLocation = schemaLocation;

    /// <summary>Where in the schema: a JSON Pointer after <c>#</c>, with the <c>$id</c> before it where there is one.</summary>
    public string SchemaLocation { get; }
}
