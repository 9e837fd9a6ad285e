using System.Text.Json;

namespace SciLlm.Json;

/// <summary>What a schema may refer to, and how long its patterns may take.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>
    /// Schemas that may be referred to, by the address they would be found at. Nothing is ever fetched: a reference to what is neither here nor in the
    /// schema itself is refused. The meta-schemas of draft 2020-12 are always known.
    /// </summary>
    public IReadOnlyDictionary<Uri, JsonElement> Documents { get; init; } = new Dictionary<Uri, JsonElement>();

    /// <summary>
    /// Limit of one match of a <c>pattern</c> that needs backtracking; most do not and take time in proportion to the text. A match that runs into it
    /// makes the value invalid. Default 1 s.
    /// </summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
