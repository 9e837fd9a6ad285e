
namespace SciLlm.Analyzers.Scripts;

/// <summary>A place in a script that leaves the paved path.</summary>
/// <param name="Problem">What is there, as a sentence without its full stop.</param>
/// <param name="Advice">What to do instead.</param>
internal sealed record ScriptFinding(TextSpan Span, string Problem, string Advice);
