namespace SciLlm.Cli.Checking;

/// <summary>A diagnostic of these rules at a place in the user's code.</summary>
/// <param name="Path">The file's full path, or the project's when the diagnostic belongs to no file.</param>
/// <param name="Line">Counted from 1; 0 when the diagnostic belongs to no line.</param>
/// <param name="Column">Counted from 1.</param>
internal sealed record Violation(string RuleId, Severity Severity, string Path, int Line, int Column, string Message)
{
    /// <summary>The line it ends on.</summary>
    public int EndLine { get; init; } = Line;

    /// <summary>The column behind its last character.</summary>
    public int EndColumn { get; init; } = Column;

    /// <summary>Why it is let through; null for most.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Whether it makes a check fail; a note informs and no more.</summary>
    public bool Counts => Suppression is null && Severity >= Severity.Warning;
}

/// <summary>As the user's own configuration sets it.</summary>
internal enum Severity
{
    Info,
    Warning,
    Error,
}
