namespace SciLlm.Cli.Fixing;

/// <summary>What is to be fixed.</summary>
/// <param name="Rules">The ids of the rules.</param>
/// <param name="Uncommitted">The files that are spared.</param>
internal sealed record FixRequest(IReadOnlySet<string> Rules, UncommittedFiles Uncommitted, bool DryRun);
