namespace SciLlm.Cli.Scripts;

/// <summary>The text of one file, or why it has none.</summary>
internal readonly record struct ScriptContent(string? Text, string? Failure)
{
    /// <summary>Never throws for what the file is like.</summary>
    public static ScriptContent Read(string path)
    {
        using var bytes = ScriptBytes.Read(path, listed: null);
        return bytes.Bytes.IsEmpty && bytes.Unread is { } reason ? new(null, reason) : new(bytes.Text, null);
    }
}
