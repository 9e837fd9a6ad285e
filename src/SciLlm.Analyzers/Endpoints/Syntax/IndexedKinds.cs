namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>The kinds of syntax that rules look at, of which <see cref="SyntaxIndex"/> keeps the nodes.</summary>
internal static class IndexedKinds
{
    private static readonly SyntaxKind[] All =
    [
        SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.ComplexElementInitializerExpression, SyntaxKind.TupleExpression, SyntaxKind.Attribute,
        SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.ConditionalAccessExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText,
        SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.IsPatternExpression, SyntaxKind.Subpattern, SyntaxKind.SwitchExpression,
        SyntaxKind.SwitchStatement, SyntaxKind.CatchClause, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.ForStatement,
        SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.GotoStatement, SyntaxKind.ClassDeclaration,
    ];

    /// <summary>The place of each of them plus one, by the kind's number: every node of every file is looked up here.</summary>
    private static readonly byte[] Places = PlacesOf(All);

    public static int Count => All.Length;

    /// <summary>A kind's place among them; negative where its nodes are not kept.</summary>
    public static int PlaceOf(SyntaxKind kind) => (int)kind < Places.Length ? Places[(int)kind] - 1 : -1;

    private static byte[] PlacesOf(SyntaxKind[] kinds)
    {
        var places = new byte[kinds.Max(static kind => (int)kind) + 1];
        for (var at = 0; at < kinds.Length; at++)
            places[(int)kinds[at]] = (byte)(at + 1);
        return places;
    }
}
