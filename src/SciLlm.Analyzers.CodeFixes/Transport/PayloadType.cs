namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Reads objects of the user's own types as the JSON they become.</summary>
internal sealed class PayloadType(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The members given to a new object; null where the type sends more than those, or something else.</summary>
    public IReadOnlyList<PayloadMember>? Read(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty
            || type.BaseType?.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType)
            || Values(creation, type) is not { } values)
            return null;
        var properties = type.GetMembers().OfType<IPropertySymbol>().Where(IsSent).ToList();
        return properties.TrueForAll(property => values.ContainsKey(property.Name) || HoldsNothing(property))
            && values.Keys.All(name => properties.Exists(property => property.Name == name))
                ? [.. properties.Where(property => values.ContainsKey(property.Name))
                    .Select(property => new PayloadMember(JsonName(property), values[property.Name]))]
                : null;
    }

    /// <summary>A property's name in the JSON: the one its attribute gives, else its own in the API's case.</summary>
    public static string JsonName(ISymbol property) => property.GetAttributes()
        .Where(static attribute =>
            attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "DataMemberAttribute")
        .Select(static attribute => attribute.ConstructorArguments is [{ Value: string name }, ..]
            ? name
            : attribute.NamedArguments.FirstOrDefault(static argument => argument.Key is "PropertyName" or "Name").Value.Value as string)
        .FirstOrDefault(static name => name is not null) ?? SnakeCase(property.Name);

    public static string SnakeCase(string name) => string.Concat(name.Select((letter, index) =>
        !char.IsUpper(letter) ? letter.ToString()
        : (index > 0 && !char.IsUpper(name[index - 1]) && name[index - 1] != '_' ? "_" : "") + char.ToLowerInvariant(letter)));

    private Dictionary<string, ExpressionSyntax>? Values(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        var values = new Dictionary<string, ExpressionSyntax>();
        var constructor = model.GetSymbolInfo(creation, cancellation).Symbol as IMethodSymbol;
        foreach (var parameter in constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            if (CallSites.Argument(creation.ArgumentList?.Arguments ?? default, parameter) is { } argument)
                values[parameter.Name] = argument;
        }
        // Only a record says which property a parameter becomes.
        if (values.Count > 0 && !type.IsRecord)
            return null;
        foreach (var element in creation.Initializer?.Expressions ?? default)
        {
            if (element is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } member || member.Right is InitializerExpressionSyntax)
                return null;
            values[name.Identifier.ValueText] = member.Right;
        }
        return values;
    }

    private static bool IsSent(IPropertySymbol property) =>
        property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsIndexer: false, IsImplicitlyDeclared: false };

    /// <summary>A nullable property that nobody set: <c>null</c> in the JSON, or left out.</summary>
    private bool HoldsNothing(IPropertySymbol property) =>
        property.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
        && property.DeclaringSyntaxReferences.All(declared =>
            declared.GetSyntax(cancellation) is PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null } or ParameterSyntax);
}
