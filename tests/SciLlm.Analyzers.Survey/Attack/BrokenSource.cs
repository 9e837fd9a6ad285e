using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SciLlm.Analyzers.Survey.Attack;

/// <summary>C# as it is while somebody types, merges or generates it: broken in a place or two, often so that it still parses.</summary>
internal static class BrokenSource
{
    private const int MostBreaks = 3;
    private const int DeepestNesting = 40;

    /// <summary>The compiler itself binds a function in a function twice, and what is in that four times.</summary>
    private const int DeepestFunctions = 6;

    /// <param name="code">Any C#, broken or not.</param>
    /// <param name="random">Says where and how: the same state and the same code give the same text.</param>
    public static string Of(string code, Random random)
    {
        for (var breaks = random.Next(MostBreaks) + 1; breaks > 0; breaks--)
            code = BrokenOnce(code, random);
        return code;
    }

    private static string BrokenOnce(string code, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        SyntaxToken[] tokens = [.. root.DescendantTokens().Where(static token => token.Span.Length > 0)];
        if (tokens.Length == 0)
            return code;
        var one = random.GetItems(tokens, 1)[0];
        var other = random.GetItems(tokens, 1)[0];
        return random.Next(10) switch
        {
            0 => code[..random.Next(code.Length + 1)],
            1 => code[random.Next(code.Length + 1)..],
            2 => Replaced(code, one, ""),
            3 => Replaced(code, one, $"{one} {one}"),
            4 => Replaced(code, one, other.ToString()),
            5 => Swapped(code, one, other),
            6 => WithoutStatement(code, root, random),
            7 => Nested(code, root, random),
            // Other names for the same kind of thing: constants that need each other, helpers that call themselves, types that are not what they seem.
            _ => Renamed(code, tokens, random),
        };
    }

    private static string Replaced(string code, SyntaxToken token, string by) => code[..token.SpanStart] + by + code[token.Span.End..];

    private static string Swapped(string code, SyntaxToken one, SyntaxToken other)
    {
        var (first, second) = one.SpanStart <= other.SpanStart ? (one, other) : (other, one);
        return first == second ? code : Replaced(Replaced(code, second, first.ToString()), first, second.ToString());
    }

    private static string WithoutStatement(string code, SyntaxNode root, Random random)
    {
        StatementSyntax[] statements = [.. root.DescendantNodes().OfType<StatementSyntax>()];
        return statements.Length == 0 ? code : random.GetItems(statements, 1)[0] is var gone ? code.Remove(gone.SpanStart, gone.Span.Length) : code;
    }

    private static string Nested(string code, SyntaxNode root, Random random)
    {
        ExpressionSyntax[] expressions = [.. root.DescendantNodes().OfType<ExpressionSyntax>()];
        if (expressions.Length == 0)
            return code;
        var span = random.GetItems(expressions, 1)[0].Span;
        var depth = random.Next(DeepestNesting) + 1;
        var (open, close, deepest) = random.Next(3) switch
        {
            0 => ("(", ")", DeepestNesting),
            1 => ("new Func<object>(() => ", ")()", DeepestFunctions),
            _ => ("(true ? ", " : default)", DeepestNesting),
        };
        depth = Math.Min(depth, deepest);
        var nested = string.Concat(Enumerable.Repeat(open, depth)) + code.Substring(span.Start, span.Length) + string.Concat(Enumerable.Repeat(close, depth));
        return code[..span.Start] + nested + code[span.End..];
    }

    private static string Renamed(string code, SyntaxToken[] tokens, Random random)
    {
        SyntaxToken[] names = [.. tokens.Where(static token => token.IsKind(SyntaxKind.IdentifierToken))];
        return names.Length == 0 ? code : Replaced(code, random.GetItems(names, 1)[0], random.GetItems(names, 1)[0].ToString());
    }
}
