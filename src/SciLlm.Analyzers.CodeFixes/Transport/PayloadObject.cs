using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>One member of a JSON object as the code spells it out.</summary>
/// <param name="Name">Its name in the JSON.</param>
internal sealed record PayloadMember(string Name, ExpressionSyntax Value);

/// <summary>Reads code that makes a JSON object: an anonymous object, a dictionary, a <c>JsonObject</c> or <c>JObject</c>, the user's own type.</summary>
internal sealed class PayloadObject(SemanticModel model, CancellationToken cancellation)
{
    private static readonly ImmutableHashSet<string> Dictionaries = ImmutableHashSet.Create("Dictionary", "JsonObject", "JObject", "ExpandoObject");

    /// <summary>Its members in order; null where the code does not say all of them.</summary>
    public IReadOnlyList<PayloadMember>? Read(ExpressionSyntax expression) => OnlyUse(expression) switch
    {
        AnonymousObjectCreationExpressionSyntax anonymous => All(anonymous.Initializers.Select(static member =>
            (member.NameEquals?.Name ?? member.Expression.SimpleName())?.Identifier.ValueText is { } name ? new PayloadMember(SnakeCase(name), member.Expression) : null)),
        BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type =>
            Dictionaries.Contains(type.Name) ? OfDictionary(creation) : OfOwnType(creation, type),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var value }] } call when call.Expression.SimpleName()?.Identifier.ValueText == "FromObject" => Read(value),
        _ => null,
    };

    /// <summary>The value of a local that is declared with it and named nowhere else; any other expression is itself.</summary>
    public ExpressionSyntax OnlyUse(ExpressionSyntax expression) =>
        LocalUses.Of(expression, model, cancellation) is { Statement: not null, Value: { } value, References.Length: 1 } ? OnlyUse(value) : expression.Unwrap();

    /// <summary>The only element of a list.</summary>
    public ExpressionSyntax? OnlyElement(ExpressionSyntax list) => Elements(OnlyUse(list)) is [ExpressionSyntax only] ? only : null;

    /// <summary>The elements that code lists, a spread as such; null where it is no list.</summary>
    public static List<SyntaxNode>? Elements(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements.Select(static element => element is ExpressionElementSyntax single ? (SyntaxNode)single.Expression : element)],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer, ArgumentList: null or { Arguments.Count: 0 } } => [.. initializer.Expressions],
        // new JsonArray(message, message)
        ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: > 0 } arguments } creation when creation.Type.SimpleName()?.Identifier.ValueText is "JsonArray" or "JArray" =>
            [.. arguments.Select(static argument => argument.Expression)],
        _ => null,
    };

    private List<PayloadMember>? OfDictionary(BaseObjectCreationExpressionSyntax creation) => creation is { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } }
        ? All(initializer.Expressions.Select(element => element switch
        {
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: var key }] }, Right: var value } => Member(key, value),
            InitializerExpressionSyntax { Expressions: [var key, var value] } => Member(key, value),
            _ => null,
        }))
        : null;

    /// <summary>The user's own type, unless it sends more than the code here gives it.</summary>
    private List<PayloadMember>? OfOwnType(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty || type.BaseType?.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
            return null;
        var values = new Dictionary<string, ExpressionSyntax>();
        var constructor = model.GetSymbolInfo(creation, cancellation).Symbol as IMethodSymbol;
        foreach (var parameter in constructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            if (CallSites.Argument(creation.ArgumentList?.Arguments ?? default, parameter) is { } argument)
                values[parameter.Name] = argument;
        }
        if (values.Count > 0 && !type.IsRecord)
            return null;
        foreach (var element in creation.Initializer?.Expressions ?? default)
        {
            if (element is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var value } || value is InitializerExpressionSyntax)
                return null;
            values[name.Identifier.ValueText] = value;
        }
        var properties = type.GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsIndexer: false, IsImplicitlyDeclared: false }).ToList();
        return properties.TrueForAll(property => values.ContainsKey(property.Name) || HoldsNothing(property)) && values.Keys.All(name => properties.Exists(property => property.Name == name))
            ? [.. properties.Where(property => values.ContainsKey(property.Name)).Select(property => new PayloadMember(JsonName(property), values[property.Name]))]
            : null;
    }

    /// <summary>A nullable property that nobody set: <c>null</c> in the JSON, or left out.</summary>
    private bool HoldsNothing(IPropertySymbol property) =>
        property.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
        && property.DeclaringSyntaxReferences.All(declared => declared.GetSyntax(cancellation) is PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null } or ParameterSyntax);

    /// <summary>A property's name in the JSON: the one its attribute gives, else its own in the API's case.</summary>
    public static string JsonName(ISymbol property) => property.GetAttributes()
        .Where(static attribute => attribute.AttributeClass?.Name is "JsonPropertyNameAttribute" or "JsonPropertyAttribute" or "DataMemberAttribute")
        .Select(static attribute => attribute.ConstructorArguments is [{ Value: string name }, ..]
            ? name
            : attribute.NamedArguments.FirstOrDefault(static argument => argument.Key is "PropertyName" or "Name").Value.Value as string)
        .FirstOrDefault(static name => name is not null) ?? SnakeCase(property.Name);

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, index) => !char.IsUpper(letter) ? letter.ToString() : (index > 0 && !char.IsUpper(name[index - 1]) && name[index - 1] != '_' ? "_" : "") + char.ToLowerInvariant(letter)));

    private PayloadMember? Member(ExpressionSyntax key, ExpressionSyntax value) =>
        model.GetConstantValue(key, cancellation) is { HasValue: true, Value: string name } ? new(name, value) : null;

    private static List<PayloadMember>? All(IEnumerable<PayloadMember?> members)
    {
        var all = members.ToList();
        return all.Contains(null) ? null : [.. all.OfType<PayloadMember>()];
    }
}
