using SciLlm.Analyzers.Scripts;

namespace SciLlm.Cli.Scripts;

/// <summary>A script as its folder lists it.</summary>
/// <param name="Length">In bytes; zero for what has no length, such as a pipe, too.</param>
internal sealed record ScriptFile(string Path, ScriptLanguage Language, long Length);
