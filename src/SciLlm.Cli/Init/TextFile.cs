using System.Text;

namespace SciLlm.Cli.Init;

/// <summary>A file of the user's: its text, and what of its form is not text. Written back, everything nobody changed is as it was.</summary>
/// <param name="Text">Null for a file that is not there.</param>
/// <param name="HasMark">Whether it begins with a byte order mark.</param>
internal sealed record TextFile(string Path, string? Text, bool HasMark)
{
    /// <summary>As its first line ends; where there is none, as the platform's lines do.</summary>
    public string NewLine => Text is null || !Text.Contains('\n') ? "\n" : Text[..(Text.IndexOf('\n') + 1)].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <exception cref="CommandFailedException">It is no UTF-8, and would not come back as it was.</exception>
    public static TextFile Read(string path)
    {
        if (!File.Exists(path))
            return new(path, null, HasMark: false);
        var bytes = File.ReadAllBytes(path);
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        try
        {
            return new(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(hasMark ? 3 : 0)), hasMark);
        }
        catch (DecoderFallbackException)
        {
            throw new CommandFailedException($"'{path}' is not UTF-8, so it cannot be changed without damage. Save it as UTF-8 and run scillm init again.");
        }
    }

    /// <summary>The text with lines of ours behind it, ended as its own are, a blank line between.</summary>
    public string Append(string lines)
    {
        var own = Text ?? "";
        var gap = own.Trim().Length == 0 ? "" : own.EndsWith('\n') ? NewLine : NewLine + NewLine;
        return own + gap + lines.ReplaceLineEndings(NewLine);
    }

    public void Write(string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: HasMark));
    }
}

/// <summary>A file before and after.</summary>
internal sealed record FileEdit(TextFile File, string After);
