using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SciLlm.Analyzers.Scripts;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>What the tests of the rules are about, read out of their raw strings: every shape the rules know is among it.</summary>
internal static class TestSources
{
    private const string Folder = "tests/SciLlm.Analyzers.Tests";

    private static readonly Lazy<IReadOnlyList<LiteralExpressionSyntax>> Literals = new(static () =>
    [
        .. RepositoryFolder.SourcesOf(Folder)
            .SelectMany(static file => CSharpSyntaxTree.ParseText(file.Code, path: file.Path).GetRoot().DescendantNodes())
            .OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)),
    ]);

    private static readonly Lazy<IReadOnlyList<(string Place, string Code)>> Sources = new(static () =>
    [
        .. from literal in Literals.Value
           let code = Unmarked(literal.Token.ValueText)
           where CSharpSyntaxTree.ParseText(code) is var tree && !tree.GetDiagnostics().Any() && tree.GetCompilationUnitRoot().Members.Count > 0
           select (PlaceOf(literal), code),
    ]);

    private static readonly Lazy<IReadOnlyList<(string FileName, string Text)>> ScriptTexts = new(static () =>
    [
        .. from literal in Literals.Value
           where literal.Parent is ArgumentSyntax { Parent: ArgumentListSyntax }
           let arguments = ((ArgumentListSyntax)literal.Parent!.Parent!).Arguments
           let names = arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().Select(static each => each.Token.ValueText)
           from name in names.Where(static name => !name.Contains('\n') && ScriptLanguages.Of(name) is not null).Take(1)
           select (name, Unmarked(literal.Token.ValueText)),
    ]);

    /// <summary>The files whose tests are about a fix.</summary>
    public static IEnumerable<string> FixFiles => RepositoryFolder.SourcesOf(Folder)
        .Where(static file => file.Path.EndsWith("Tests.cs", StringComparison.Ordinal) && file.Code.Contains("CodeFixes.", StringComparison.Ordinal))
        .Select(static file => file.Path);

    /// <summary>C# without its markup, by where it stands.</summary>
    public static IReadOnlyList<(string Place, string Code)> Code => Sources.Value;

    /// <summary>Scripts without their markup, by the file name they are tested under.</summary>
    public static IReadOnlyList<(string FileName, string Text)> Scripts => ScriptTexts.Value;

    private static string Unmarked(string marked) => Regex.Replace(marked, @"\[\||\|\]|\{\|[#A-Z0-9]+:|\|\}", "");

    private static string PlaceOf(LiteralExpressionSyntax literal) =>
        $"{literal.SyntaxTree.FilePath}:{literal.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
