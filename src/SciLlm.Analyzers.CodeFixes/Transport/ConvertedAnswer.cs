namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What a converted call answers with in place of JSON.</summary>
/// <param name="TryReplace">Rewrites what is read of the parsed JSON; false where something else is read than the client hands back.</param>
/// <param name="RawJson">How the JSON itself is named; null where the client does not keep it.</param>
/// <param name="IsSameJson">Whether that JSON has the form which the code reads.</param>
internal sealed record ConvertedAnswer(Func<ExpressionSyntax, bool> TryReplace, string? RawJson = null, bool IsSameJson = false);
