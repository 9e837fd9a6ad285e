namespace SciLlm.Analyzers.Routing;

/// <summary>The statements that put another model, base or key in the place of one that failed.</summary>
internal static class Switching
{
    private static readonly ImmutableHashSet<string> Drawing = ImmutableHashSet.Create("get", "take", "acquire", "obtain", "lease", "borrow", "reserve");

    private static readonly ImmutableHashSet<string> Drawn = ImmutableHashSet.Create("available", "random", "healthy", "unused", "free", "usable", "working", "best");

    /// <summary><c>keyIndex++</c>, <c>model = fallbackModel</c>, <c>_model = "gpt-4o-mini"</c>, <c>_token = keys[0]</c>, <c>settings.TryNextConfig()</c>, <c>pool.GetAvailableKey()</c>.</summary>
    public static bool IsIn(SyntaxNode code) => code.DescendantNodes().Any(static node => node switch
    {
        PostfixUnaryExpressionSyntax { Operand: var index } => index.SimpleName() is { } name && IsIndexOfAlternates(name),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment => IsSwitch(assignment),
        InvocationExpressionSyntax call => call.Expression.SimpleName() is { } name && (Alternates.AreSwitchedIn(name) || IsDrawn(name)),
        _ => false,
    });

    private static bool IsSwitch(AssignmentExpressionSyntax assignment) => assignment.Left.SimpleName() is { } name
        && (IsIndexOfAlternates(name)
            || Alternates.AreNamedBy(name.Identifier.ValueText) && (Alternates.AreSwitchedIn(assignment.Right) || Alternates.IsNameOfOne(assignment.Right))
            || assignment.Right is ElementAccessExpressionSyntax { Expression: var all } && all.SimpleName() is { } list && Alternates.AreNamedBy(list.Identifier.ValueText));

    private static bool IsIndexOfAlternates(SimpleNameSyntax name) => Vendors.SplitWords(name.Identifier.ValueText).ToList() is var words
        && words.Any(static word => word is "index" or "idx") && words.Any(static word => Alternates.AreNamedBy(word) && !Vendors.IsNamedIn(word));

    /// <summary>Each round of a loop may get another one; a list of all of them is none.</summary>
    private static bool IsDrawn(SimpleNameSyntax name) => Vendors.SplitWords(name.Identifier.ValueText).ToList() is var words
        && Drawing.Contains(words[0]) && words.Any(Drawn.Contains) && words.Any(static word => word[word.Length - 1] != 's' && Alternates.AreNamedBy(word) && !Vendors.IsNamedIn(word));
}
