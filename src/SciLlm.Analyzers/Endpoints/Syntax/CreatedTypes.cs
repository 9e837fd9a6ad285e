namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>What the syntax alone tells of the type that is created.</summary>
internal static class CreatedTypes
{
    /// <summary>Whether one of some types may be created; what takes its type from a place that does not name it may create any.</summary>
    public static bool MayCreateAnyOf(this BaseObjectCreationExpressionSyntax creation, HashSet<string> types) => creation is ObjectCreationExpressionSyntax { Type: var type }
        ? type.SimpleName() is not { Identifier.ValueText: var name } || types.Contains(name)
        : Target(creation) is not { } target || target.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(each => types.Contains(each.Identifier.ValueText));

    /// <summary>The type that is written where a <c>new(…)</c> goes, or that of a collection it goes into.</summary>
    private static TypeSyntax? Target(ExpressionSyntax created)
    {
        var isElement = false;
        for (SyntaxNode? at = created; ; at = at.Parent)
        {
            var target = at?.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var declared } } } => declared,
                EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var declared } } => declared,
                ArrowExpressionClauseSyntax { Parent: { } member } => ReturnedBy(member),
                ReturnStatementSyntax statement => statement.Ancestors().FirstOrDefault(IsFunction) is { } function ? ReturnedBy(function) : null,
                ObjectCreationExpressionSyntax { Type: var collection } when isElement => collection,
                _ => null,
            };
            if (target is not null)
                return !isElement || target is GenericNameSyntax or ArrayTypeSyntax ? target : null;
            switch (at?.Parent)
            {
                case ExpressionElementSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax:
                    isElement = true;
                    break;
                case ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or BaseMethodDeclarationSyntax;

    private static TypeSyntax? ReturnedBy(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax local => local.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Type,
        _ => null,
    };
}
