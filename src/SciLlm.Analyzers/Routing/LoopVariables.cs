namespace SciLlm.Analyzers.Routing;

/// <summary>What is another one in each round of a loop.</summary>
/// <param name="Names">The loop's variable, and the variables made from it.</param>
/// <param name="AreAlternates">Whether they are models, bases, keys or providers by their names.</param>
internal sealed record LoopVariables(HashSet<string> Names, bool AreAlternates)
{
    public static LoopVariables Of(StatementSyntax loop)
    {
        var names = new HashSet<string>(loop switch
        {
            ForEachStatementSyntax each => [each.Identifier.ValueText],
            ForEachVariableStatementSyntax each => each.Variable.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(static name => name.Identifier.ValueText),
            ForStatementSyntax { Declaration: { } declared } => declared.Variables.Select(static variable => variable.Identifier.ValueText),
            _ => [],
        });
        var areAlternates = loop is CommonForEachStatementSyntax collection
            ? names.Any(Alternates.IsOne) || IsNamed(collection.Expression)
            // models[i], and nothing else that i may pick.
            : loop.Body().DescendantNodes().OfType<ElementAccessExpressionSyntax>().Any(element => Mentions(element.ArgumentList, names) && IsNamed(element.Expression));
        Follow(loop.Body(), names);
        return new(names, areAlternates);
    }

    /// <summary>The variables that a call's result goes into, and those made from them.</summary>
    public static HashSet<string> MadeFrom(InvocationExpressionSyntax call, SyntaxNode scope)
    {
        var made = new HashSet<string>(call.Ancestors()
            .TakeWhile(static ancestor => ancestor is not StatementSyntax)
            .SelectMany(static ancestor => ancestor switch
            {
                VariableDeclaratorSyntax declared => [declared.Identifier.ValueText],
                AssignmentExpressionSyntax assignment => Assigned(assignment.Left),
                _ => [],
            }));
        // Unity's request keeps its answer itself.
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SendWebRequest", Expression: IdentifierNameSyntax request })
            made.Add(request.Identifier.ValueText);
        Follow(scope, made);
        return made;
    }

    /// <summary>One variable, or each of <c>var (text, failure) = …</c>.</summary>
    private static IEnumerable<string> Assigned(ExpressionSyntax target) => target is DeclarationExpressionSyntax or TupleExpressionSyntax
        ? target.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)
        : target.SimpleName() is { } name ? [name.Identifier.ValueText] : [];

    public static bool Mentions(SyntaxNode code, HashSet<string> names) =>
        code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    /// <summary>Whether the loop picks whom a call asks, or what it asks with.</summary>
    public bool ChooseFor(InvocationExpressionSyntax call) =>
        Names.Count > 0 && (AreAlternates || call.Receiver() is { } receiver && Mentions(receiver, Names) || call.ArgumentList.Arguments.Any(HasAlternate));

    /// <summary><c>attempt.Model</c>, where a round of the loop is an attempt.</summary>
    private bool HasAlternate(ArgumentSyntax argument) => argument.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(member => Alternates.AreNamedBy(member.Name.Identifier.ValueText) && Mentions(member.Expression, Names));

    private static bool IsNamed(ExpressionSyntax collection) => collection.SimpleName() is { } name && Alternates.IsOne(name.Identifier.ValueText);

    private static void Follow(SyntaxNode scope, HashSet<string> names)
    {
        if (names.Count == 0)
            return;
        foreach (var declared in scope.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (declared.Initializer is { } value && Mentions(value, names))
                names.Add(declared.Identifier.ValueText);
        }
    }
}
