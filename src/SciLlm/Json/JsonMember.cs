using System.Text.Json;

namespace SciLlm.Json;

/// <summary>A value in a document of the caller's, and where it stands there, so that an error can name it.</summary>
internal readonly record struct JsonMember(string Document, string Path, string Name, JsonElement Value)
{
    private const int LongestPlainValue = 40;

    /// <summary>The document itself.</summary>
    /// <param name="document">What it is called in an error.</param>
    /// <param name="value">All of it.</param>
    public static JsonMember Root(string document, JsonElement value) => new(document, "", "", value);

    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public bool IsArray => Value.ValueKind == JsonValueKind.Array;

    public bool IsText => Value.ValueKind == JsonValueKind.String;

    /// <summary>The members of an object, in their order.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public IEnumerable<JsonMember> Members()
    {
        if (!IsObject) throw Unlike("an object");
        var above = this;
        return Value.EnumerateObject().Select(member => above with { Path = above.PathOf(member.Name), Name = member.Name, Value = member.Value });
    }

    /// <summary>The items of an array.</summary>
    /// <exception cref="JsonException">It is no array.</exception>
    public IEnumerable<JsonMember> Items()
    {
        if (!IsArray) throw Unlike("an array");
        var above = this;
        return Value.EnumerateArray().Select((item, index) => above with { Path = $"{above.Path}[{index}]", Value = item });
    }

    /// <summary>A member that has to be there.</summary>
    /// <exception cref="JsonException">It is not, or this is no object.</exception>
    public JsonMember Member(string name, string expected) =>
        !IsObject ? throw Unlike("an object")
        : Value.TryGetProperty(name, out var value) ? this with { Path = PathOf(name), Name = name, Value = value }
        : throw Failure(PathOf(name), expected, "nothing");

    /// <summary>A member as text; null when it is missing or null.</summary>
    /// <exception cref="JsonException">It is something else, or this is no object.</exception>
    public string? OptionalText(string name) =>
        Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Member(name, "a text").Text() : null;

    /// <summary>Whether this is an object with no other members than these.</summary>
    public bool HasOnly(params ReadOnlySpan<string> names)
    {
        if (!IsObject) return false;
        foreach (var member in Value.EnumerateObject())
        {
            if (!names.Contains(member.Name)) return false;
        }

        return true;
    }

    /// <exception cref="JsonException">It is no text.</exception>
    public string Text(string expected = "a text")
    {
        if (!IsText) throw Unlike(expected);
        try
        {
            return Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Failure(Path, expected, "half of a surrogate pair in one");
        }
    }

    /// <exception cref="JsonException">It is no number.</exception>
    public double Number() => Value.ValueKind == JsonValueKind.Number ? Value.GetDouble() : throw Unlike("a number");

    /// <exception cref="JsonException">It is no whole number of this size.</exception>
    public long WholeNumber(long most = long.MaxValue) =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) && number <= most && number >= -most
            ? number
            : throw Unlike($"a whole number up to {most}");

    /// <summary>Says that something else was expected here.</summary>
    public JsonException Unlike(string expected) => Failure(Path, expected, Value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        _ when Value.GetRawText() is { Length: <= LongestPlainValue } plain => plain,
        _ => "a number",
    });

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private JsonException Failure(string path, string expected, string found) => new(
        $"{Document} cannot be read. {(path.Length == 0 ? "The whole" : path)}: expected {expected}, found {found}.",
        path,
        lineNumber: null,
        bytePositionInLine: null);
}
