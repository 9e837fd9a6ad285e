using System.Text;
using System.Text.Json;

namespace SciLlm.Testing.Echo;

/// <summary>Finds the JSON a prompt asks for: <c>Return only {"ok":true} as JSON.</c></summary>
internal static class EmbeddedJson
{
    /// <summary>A prompt made of braces must not cost a parse for each of them.</summary>
    private const int MostCandidates = 32;

    /// <summary>The first valid JSON object in a text, as written there; <see langword="null"/> when it holds none.</summary>
    public static string? FindObject(string text)
    {
        var start = text.IndexOf('{');
        for (var tried = 0; start >= 0 && tried < MostCandidates; tried++)
        {
            var utf8 = Encoding.UTF8.GetBytes(text, start, text.Length - start);
            if (ObjectLength(utf8) is { } length)
            {
                return Encoding.UTF8.GetString(utf8, 0, length);
            }

            start = text.IndexOf('{', start + 1);
        }

        return null;
    }

    private static int? ObjectLength(byte[] utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
