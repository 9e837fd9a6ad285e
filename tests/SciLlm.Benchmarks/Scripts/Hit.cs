namespace SciLlm.Benchmarks.Scripts;

/// <summary>A line that is reported.</summary>
/// <param name="File">Relative to the tree, with slashes.</param>
/// <param name="Text">What is said about it: our message, or the line itself.</param>
internal sealed record Hit(string File, int Line, string Text)
{
    public (string File, int Line) Place => (File, Line);
}
