using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SciLlm.Tests.Json.Repairs;

/// <summary>Writes JSON with the faults that can be undone, where and as a seed has them.</summary>
internal sealed class SloppyWriter(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _output = new();

    public static string Write(JsonNode? document, int seed) => new SloppyWriter(seed).Document(document);

    private string Document(JsonNode? document)
    {
        Write(document);
        var text = _output.ToString();

        // A closing tag after words with no opening one is taken for the end of a thought.
        return _random.Next(6) switch
        {
            0 or 1 or 3 when text.Contains("</think>", StringComparison.Ordinal) => text,
            0 => $"```json\n{text}\n```",
            1 => $"Here it is:\n{text}\nGood luck!",
            2 => $"<think>\nIs it [1] or {{\"a\": 2}}?\n</think>\n\n{text}",
            3 => $"Voilà:\n```\n{text}\n```\n",
            4 => text + (document is JsonObject ? "}" : "]"),
            _ => text,
        };
    }

    private void Write(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                Elements('{', '}', members, member =>
                {
                    Key(member.Key);
                    Blank();
                    _output.Append(':');
                    Blank();
                    Write(member.Value);
                });
                break;
            case JsonArray items:
                Elements('[', ']', items, Write);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Text(text);
                break;
            default:
                var json = node?.ToJsonString() ?? "null";
                _output.Append(Often() ? json switch { "null" => "None", "true" => "True", "false" => "False", _ => json } : json);
                break;
        }
    }

    private void Elements<T>(char opening, char closing, ICollection<T> elements, Action<T> write)
    {
        _output.Append(opening);
        var left = elements.Count;
        foreach (var element in elements)
        {
            Blank();
            write(element);
            Blank();
            if (--left > 0 || Often()) _output.Append(',');
        }

        Blank();
        _output.Append(closing);
    }

    private void Key(string key)
    {
        if (Often() && key.Length > 0 && key.All(char.IsAsciiLetter) && key is not ("True" or "null")) _output.Append(key);
        else Text(key);
    }

    private void Text(string text)
    {
        var (opening, closing) = _random.Next(4) switch
        {
            0 => ('\'', '\''),
            1 when !text.AsSpan().ContainsAny("“”\"") => ('“', '”'),
            _ => ('"', '"'),
        };
        _output.Append(opening);
        foreach (var character in text)
        {
            if (character == '\\' || (character == closing && closing is '"' or '\'')) _output.Append('\\').Append(character);
            else if (character < ' ' && Often()) _output.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else _output.Append(character);
        }

        _output.Append(closing);
    }

    private void Blank() => _output.Append(_random.Next(12) switch { 0 => " ", 1 => "\n", 2 => " /* it's [so] */ ", 3 => " // \"so\"\n", 4 => "\u00A0", 5 => " # so\n", _ => "" });

    private bool Often() => _random.Next(2) == 0;
}
