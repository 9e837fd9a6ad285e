using System.Text.Json;

namespace SciLlm.Testing.Scripting;

/// <summary>One object of a script file. Remembers which fields were asked for, so that a misspelt one is an error, not a surprise.</summary>
internal sealed class ScriptObject(ScriptSource source, JsonElement element, string path)
{
    private readonly HashSet<string> _read = [];

    public string? Text(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name, "must be a text in quotes."),
    };

    public double? Number(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        _ => throw Wrong(name, "must be a number."),
    };

    public string? TextOrNumber(string name) =>
        Field(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(name);

    public int? Count(string name) => Number(name) switch
    {
        null => null,
        >= 1 and <= int.MaxValue and var count when count == Math.Floor(count) => (int)count,
        _ => throw Wrong(name, "must be a whole number of at least 1."),
    };

    public ScriptObject? Object(string name) => Field(name) is { } value ? Nested(value, PathOf(name)) : null;

    public IEnumerable<ScriptObject> Objects(string name) => Field(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select((item, index) => Nested(item, $"{PathOf(name)}[{index}]")),
        _ => throw Wrong(name, "must be an array of objects."),
    };

    public string Required(string name, Func<string, string?> read) => read(name) ?? throw Missing(name);

    public FaultScriptException Missing(string name) => source.Error(path, $"'{name}' is missing. Add it.");

    public FaultScriptException Wrong(string name, string problem) => source.Error(PathOf(name), problem);

    /// <summary>Refuses a field that nothing asked for.</summary>
    public void RejectUnread()
    {
        foreach (var field in element.EnumerateObject().Where(field => !_read.Contains(field.Name)))
        {
            throw Wrong(field.Name, $"is not a field here. Remove it, or use one of: {string.Join(", ", _read.Order())}.");
        }
    }

    private ScriptObject Nested(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Object ? new ScriptObject(source, value, at) : throw source.Error(at, "must be an object.");

    private JsonElement? Field(string name)
    {
        _read.Add(name);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
