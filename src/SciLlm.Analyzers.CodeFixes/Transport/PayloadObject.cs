using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>One member of a JSON object as the code spells it out.</summary>
/// <param name="Name">Its name in the JSON.</param>
internal sealed record PayloadMember(string Name, ExpressionSyntax Value);

/// <summary>
/// Reads code that makes a JSON object: an anonymous object, a dictionary, a <c>JsonObject</c> or <c>JObject</c>, the user's own type.
/// </summary>
internal sealed class PayloadObject(SemanticModel model, CancellationToken cancellation)
{
    private static readonly ImmutableHashSet<string> Dictionaries = ImmutableHashSet.Create("Dictionary", "JsonObject", "JObject");

    private readonly PayloadType _types = new(model, cancellation);

    /// <summary>Its members in order; null where the code does not say all of them.</summary>
    public IReadOnlyList<PayloadMember>? Read(ExpressionSyntax expression)
    {
        switch (OnlyUse(expression))
        {
            case AnonymousObjectCreationExpressionSyntax anonymous:
                return All(anonymous.Initializers.Select(Member));
            case BaseObjectCreationExpressionSyntax creation when model.TypeOf(creation, cancellation) is INamedTypeSymbol type:
                return Dictionaries.Contains(type.Name) ? OfDictionary(creation) : _types.Read(creation, type);
            case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var value }] } call
                when call.Expression.SimpleName()?.Identifier.ValueText == "FromObject":
                return Read(value);
            default:
                return null;
        }
    }

    /// <summary>The value of a local that is declared with it and named nowhere else; any other expression is itself.</summary>
    public ExpressionSyntax OnlyUse(ExpressionSyntax expression) =>
        LocalUses.Of(expression, model, cancellation) is { Statement: not null, Value: { } value, References.Length: 1 }
            ? OnlyUse(value)
            : expression.Unwrap();

    /// <summary>The only element of a list.</summary>
    public ExpressionSyntax? OnlyElement(ExpressionSyntax list) =>
        PayloadList.Elements(OnlyUse(list)) is [ExpressionSyntax only] ? only : null;

    private static PayloadMember? Member(AnonymousObjectMemberDeclaratorSyntax member) =>
        (member.NameEquals?.Name ?? member.Expression.SimpleName())?.Identifier.ValueText is { } name
            ? new(PayloadType.SnakeCase(name), member.Expression)
            : null;

    private List<PayloadMember>? OfDictionary(BaseObjectCreationExpressionSyntax creation) =>
        creation is { Initializer: { } initializer, ArgumentList: null or { Arguments.Count: 0 } }
            ? All(initializer.Expressions.Select(Entry))
            : null;

    private PayloadMember? Entry(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } entry =>
            Entry(key.Expression, entry.Right),
        InitializerExpressionSyntax { Expressions: [var key, var value] } => Entry(key, value),
        _ => null,
    };

    private PayloadMember? Entry(ExpressionSyntax key, ExpressionSyntax value) =>
        model.GetConstantValue(key, cancellation) is { HasValue: true, Value: string name } ? new(name, value) : null;

    private static List<PayloadMember>? All(IEnumerable<PayloadMember?> members)
    {
        var all = members.ToList();
        return all.Contains(null) ? null : [.. all.OfType<PayloadMember>()];
    }
}
