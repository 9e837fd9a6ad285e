using System.Text.Json;

namespace SciLlm.Completions;

/// <summary>A value in the body of a request, and where it stands there, so that an error can name it.</summary>
internal readonly record struct BodyMember(string Path, string Name, JsonElement Value)
{
    private const int LongestPlainValue = 40;

    /// <summary>The body itself.</summary>
    public static BodyMember Root(JsonElement body) => new("", "", body);

    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public bool IsArray => Value.ValueKind == JsonValueKind.Array;

    public bool IsText => Value.ValueKind == JsonValueKind.String;

    /// <summary>The members of an object, in their order.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public IEnumerable<BodyMember> Members()
    {
        if (!IsObject) throw Unlike("an object");
        var above = this;
        return Value.EnumerateObject().Select(member => new BodyMember(above.PathOf(member.Name), member.Name, member.Value));
    }

    /// <summary>The items of an array.</summary>
    /// <exception cref="JsonException">It is no array.</exception>
    public IEnumerable<BodyMember> Items()
    {
        if (!IsArray) throw Unlike("an array");
        var (path, name) = (Path, Name);
        return Value.EnumerateArray().Select((item, index) => new BodyMember($"{path}[{index}]", name, item));
    }

    /// <summary>A member that has to be there.</summary>
    /// <exception cref="JsonException">It is not, or this is no object.</exception>
    public BodyMember Member(string name, string expected) =>
        !IsObject ? throw Unlike("an object")
        : Value.TryGetProperty(name, out var value) ? new BodyMember(PathOf(name), name, value)
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

    private static JsonException Failure(string path, string expected, string found) => new(
        $"The body of a completion request cannot be read. {(path.Length == 0 ? "The whole" : path)}: expected {expected}, found {found}.",
        path,
        lineNumber: null,
        bytePositionInLine: null);
}
