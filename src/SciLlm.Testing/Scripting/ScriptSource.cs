using System.Text.Json;

namespace SciLlm.Testing.Scripting;

/// <summary>The text of a script file, which can say on which line a field stands.</summary>
internal sealed class ScriptSource
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlyMemory<byte> _json;
    private readonly string _name;

    private ScriptSource(ReadOnlyMemory<byte> json, string name) => (_json, _name) = (json, name);

    public ScriptObject Root { get; private set; } = null!;

    public static ScriptSource Parse(ReadOnlyMemory<byte> json, string name)
    {
        var source = new ScriptSource(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, name);
        try
        {
            var root = JsonDocument.Parse(source._json, Lenient).RootElement;
            source.Root = root.ValueKind == JsonValueKind.Object
                ? new ScriptObject(source, root, path: "")
                : throw new FaultScriptException($"{name}, line 1: a script is an object: {{ \"queue\": […], \"rules\": […] }}.");
            return source;
        }
        catch (JsonException malformed)
        {
            throw new FaultScriptException($"{name}, line {malformed.LineNumber + 1}: not JSON: {malformed.Message}", malformed);
        }
    }

    public FaultScriptException Error(string path, string problem) =>
        new($"{_name}, line {LineOf(path)}: {(path.Length == 0 ? "" : path + ": ")}{problem}");

    /// <summary>Walks the file to the field and counts the lines before it.</summary>
    private int LineOf(string path)
    {
        var reader = new Utf8JsonReader(_json.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var containers = new Stack<(string Path, bool IsArray, int Next)>();
        var name = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                containers.Pop();
                continue;
            }

            var here = "";
            if (containers.TryPop(out var parent))
            {
                here = parent.IsArray ? $"{parent.Path}[{parent.Next}]" : parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
                containers.Push(parent with { Next = parent.Next + 1 });
            }

            if (here == path)
            {
                break;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                containers.Push((here, reader.TokenType == JsonTokenType.StartArray, 0));
            }
        }

        return 1 + _json.Span[..(int)reader.TokenStartIndex].Count((byte)'\n');
    }
}
