namespace SciLlm.Analyzers.Endpoints.Folding;

/// <summary>What changes a local or parameter, in the order it stands in the code: assignments, and what is done to a builder.</summary>
internal static class LocalChanges
{
    private static readonly ImmutableHashSet<string> Appends = ImmutableHashSet.Create("Append", "AppendLine", "AppendFormat");

    /// <summary>Each change with the variable's name where it stands.</summary>
    public static IEnumerable<(SyntaxNode Change, IdentifierNameSyntax Name, ValueSource Source)> Of(ISymbol variable, SyntaxNode scope)
    {
        var type = TypeOf(variable);
        var isBuilder = type?.Name is "StringBuilder" or "UriBuilder";
        var isText = isBuilder || type is { SpecialType: SpecialType.System_String } or { Name: "Uri" };
        foreach (var node in Nodes(scope))
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment when name.Identifier.ValueText == variable.Name:
                    yield return (assignment, name, new(assignment.Right, KindOf(assignment, variable.Name, isText)));
                    break;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name.Identifier.ValueText: "Path" } } assignment
                    when isBuilder && name.Identifier.ValueText == variable.Name:
                    yield return (assignment, name, new(assignment.Right, assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? ValueSourceKind.Appended : ValueSourceKind.Path));
                    break;
                // builder.Append(a).Append(b): the outermost call stands for all, since its name comes last.
                case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } when isBuilder && Root(call) is { } name && name.Identifier.ValueText == variable.Name:
                    foreach (var appended in Appended(call))
                        yield return (call, name, new(appended, ValueSourceKind.Appended));
                    break;
            }
        }
    }

    /// <summary>A text keeps what it was made from; any other object is replaced.</summary>
    private static ValueSourceKind KindOf(AssignmentExpressionSyntax assignment, string name, bool isText) =>
        assignment.IsKind(SyntaxKind.AddAssignmentExpression) ? ValueSourceKind.Appended
        : isText && assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name) ? ValueSourceKind.Rewritten
        : ValueSourceKind.Assigned;

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static IdentifierNameSyntax? Root(InvocationExpressionSyntax call) => Links(call).Last().Receiver() as IdentifierNameSyntax;

    private static IEnumerable<ExpressionSyntax> Appended(InvocationExpressionSyntax call) => Links(call)
        .Where(static link => link.Expression.SimpleName() is { } name && Appends.Contains(name.Identifier.ValueText))
        .SelectMany(static link => link.ArgumentList.Arguments.Take(1))
        .Select(static piece => piece.Expression)
        .Reverse();

    /// <summary>The calls of <c>builder.Append(a).Append(b)</c>, the last first.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Links(InvocationExpressionSyntax call)
    {
        for (var link = call; link is not null; link = link.Receiver() as InvocationExpressionSyntax)
            yield return link;
    }

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode scope) => scope is CompilationUnitSyntax unit
        ? unit.Members.OfType<GlobalStatementSyntax>().SelectMany(static statement => statement.DescendantNodes())
        : scope.DescendantNodes();
}
