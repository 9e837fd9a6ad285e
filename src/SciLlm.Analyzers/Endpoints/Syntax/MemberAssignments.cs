namespace SciLlm.Analyzers.Endpoints.Syntax;

/// <summary>What the compilation assigns to a field or property.</summary>
internal sealed class MemberAssignments(SemanticModels models)
{
    public IEnumerable<AssignmentExpressionSyntax> Of(ISymbol member, CancellationToken cancellation) => models.TreesThatSee(member)
        .SelectMany(tree => SyntaxIndex.Of(tree, cancellation).Assignments(member.Name))
        .Where(assignment => MayMean(assignment.Left, member, cancellation) && models.Symbol(assignment.Left, cancellation).SameAs(member));

    /// <summary>Whether the member may be meant, as far as <c>new Type { name = … }</c> says, or the type around <c>name = …</c> and <c>this.name = …</c>.</summary>
    private bool MayMean(ExpressionSyntax target, ISymbol member, CancellationToken cancellation)
    {
        if (!models.IsDeclaredHere(member))
            return true;
        var owners = models.Families.Of(member.ContainingType, cancellation);
        return target switch
        {
            IdentifierNameSyntax { Parent.Parent: InitializerExpressionSyntax initializer } => initializer.Parent is not BaseObjectCreationExpressionSyntax creation || creation.MayCreateAnyOf(owners),
            // `using static` brings in names of any type.
            IdentifierNameSyntax when member.IsStatic => true,
            IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: InstanceExpressionSyntax } =>
                target.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => owners.Contains(type.Identifier.ValueText)),
            _ => true,
        };
    }
}
