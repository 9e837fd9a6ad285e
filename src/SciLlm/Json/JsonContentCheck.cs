using System.Text.Json;

namespace SciLlm.Json;

/// <summary>
/// What the JSON of an answer has to be: a <see cref="JsonSchema"/>, or a function that tells what is wrong. The contract's <c>schema=</c>.
/// </summary>
/// <example><code>
/// new BatchOptions { Schema = JsonSchema.Parse(text) }
/// new BatchOptions { Schema = new(json => json.TryGetProperty("title", out _) ? null : "has no title") }
/// </code></example>
public sealed class JsonContentCheck
{
    private const int MostTold = 5;

    private readonly Func<JsonElement, string?> _check;

    /// <summary>The JSON has to meet a schema.</summary>
    /// <param name="schema">The schema.</param>
    public JsonContentCheck(JsonSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _check = json => Describe(schema.Validate(json));
    }

    /// <summary>The JSON has to please a function, which may be called by many threads at once.</summary>
    /// <param name="check">Tells what is wrong with the JSON; null when nothing is. What it throws counts as wrong.</param>
    public JsonContentCheck(Func<JsonElement, string?> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        _check = check;
    }

    /// <inheritdoc cref="JsonContentCheck(JsonSchema)"/>
    public static implicit operator JsonContentCheck(JsonSchema schema) => new(schema);

    /// <inheritdoc cref="JsonContentCheck(Func{JsonElement, string})"/>
    public static implicit operator JsonContentCheck(Func<JsonElement, string?> check) => new(check);

    /// <summary>What is wrong with the JSON; null when nothing is.</summary>
    internal (string? Problem, Exception? Cause) Examine(JsonElement json)
    {
        try
        {
            return (_check(json), null);
        }
        catch (Exception cause)
        {
            return ($"the check itself failed with {cause.GetType().Name}", cause);
        }
    }

    private static string? Describe(IReadOnlyList<SchemaError> errors) => errors.Count == 0
        ? null
        : string.Join("; ", errors.Take(MostTold)) + (errors.Count > MostTold ? $"; and {errors.Count - MostTold} more" : "");
}
