namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>The kinds of syntax that rules look at, of which <see cref="SyntaxIndex"/> keeps the nodes.</summary>
internal static class IndexedKinds
{
    private static readonly HashSet<SyntaxKind> All =
    [
        SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ComplexElementInitializerExpression, SyntaxKind.TupleExpression, SyntaxKind.Attribute,
        SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ConditionalAccessExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText,
        SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.IsPatternExpression, SyntaxKind.Subpattern, SyntaxKind.SwitchExpression,
        SyntaxKind.SwitchStatement, SyntaxKind.CatchClause, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.ForStatement,
        SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.ClassDeclaration,
    ];

    public static bool Contains(SyntaxKind kind) => All.Contains(kind);
}
