using System.Text.Json;

namespace SciLlm.Cli.Scripts;

/// <summary>Whether a notebook is JSON. The scanner takes what it can get of one that is not, and says nothing.</summary>
internal static class NotebookJson
{
    /// <returns>What of it is not read, and why; null when all of it is JSON.</returns>
    /// <param name="thoroughly">To its end; else only whether it begins like JSON, which tells a conflict and a large file's pointer.</param>
    public static string? Unread(ReadOnlySpan<byte> bytes, bool thoroughly)
    {
        var json = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        if (!json.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            return "it is a notebook, and not JSON.";
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
            while (thoroughly && reader.Read())
            {
                // Reading is the whole test.
            }
            return null;
        }
        catch (JsonException e)
        {
            return $"it is a notebook, and not JSON from line {e.LineNumber + 1} on.";
        }
    }
}
