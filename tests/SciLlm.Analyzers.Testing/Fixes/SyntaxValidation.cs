using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The syntax a fix built must be what the compiler makes of its text; otherwise the next fix sees another tree than a build.
/// </summary>
internal static class SyntaxValidation
{
    public static string? Find(SyntaxNode parsed, SyntaxNode built, CodeActionValidationMode mode)
    {
        var same = mode switch
        {
            CodeActionValidationMode.None => true,
            CodeActionValidationMode.SemanticStructure => SyntaxFactory.AreEquivalent(parsed, built, topLevel: false),
            _ => parsed.IsEquivalentTo(built, topLevel: false),
        };
        if (same)
        {
            return null;
        }

        // A method's only statement, when it is long, is a list of one for the parser and no list after an edit. Nobody sees the difference.
        var (expected, actual) = (Describe(parsed), Describe(built));
        return mode == CodeActionValidationMode.SemanticStructure && expected == actual ? null : TextDiff.Describe(expected, actual);
    }

    private static string Describe(SyntaxNode root)
    {
        var text = new StringBuilder();
        foreach (var item in root.DescendantNodesAndTokensAndSelf())
        {
            var depth = item.Parent?.AncestorsAndSelf().Count() ?? 0;
            var kind = (SyntaxKind)item.RawKind;
            text.Append(' ', 2 * depth).AppendLine(
                item.IsToken ? string.Create(CultureInfo.InvariantCulture, $"Token({kind}): {item}") : $"Node({kind}):");
        }

        return text.ToString();
    }
}
