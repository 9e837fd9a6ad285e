namespace SciLlm.Analyzers.Endpoints.Calls;

/// <summary>Whether what a call sends is a question to a model by its type, wherever that is filled in: it has a <c>Model</c> and <c>Messages</c>.</summary>
internal sealed class PayloadTypes(SemanticModels models, BodyMakers bodies)
{
    public bool AskAModel(TransportCall call, CancellationToken cancellation) => bodies.PartsOf(call, cancellation)
        .Where(static part => part is IdentifierNameSyntax or BaseObjectCreationExpressionSyntax)
        .Select(part => models.Type((ExpressionSyntax)part, cancellation)).OfType<INamedTypeSymbol>()
        .Any(type => models.IsDeclaredHere(type) && IsQuestion(type));

    private static bool IsQuestion(INamedTypeSymbol type) => Has(type, "model") && Has(type, "messages");

    private static bool Has(INamedTypeSymbol type, string name)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers().Any(member => member is IPropertySymbol or IFieldSymbol && member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        return false;
    }
}
