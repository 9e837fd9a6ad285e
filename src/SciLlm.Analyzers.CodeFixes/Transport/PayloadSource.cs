using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Finds the object behind a request's body: through content, serializer and the locals that hold them only for this call.</summary>
internal sealed class PayloadSource(SemanticModel model, CancellationToken cancellation)
{
    private readonly PayloadObject _objects = new(model, cancellation);

    public IReadOnlyList<PayloadMember>? Read(SentBody body) =>
        body.Value is { } value ? _objects.Read(value)
        : (body.Content ?? body.Json) is { } text && Serialized(Local(text)) is { } serialized ? _objects.Read(serialized)
        : null;

    /// <summary>The JSON that the code writes as text; null where an object is serialized.</summary>
    public ExpressionSyntax? Text(SentBody body) => (body.Content ?? body.Json) is { } text ? Text(text) : null;

    private ExpressionSyntax? Text(ExpressionSyntax expression) => Local(expression) switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }, ..] } => Text(text),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }] } call
            when call.Expression.SimpleName()?.Identifier.ValueText == "GetBytes" => Text(text),
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax => Local(expression),
        _ => null,
    };

    /// <summary>The value a piece of HTTP content or JSON text is made from.</summary>
    private ExpressionSyntax? Serialized(ExpressionSyntax expression)
    {
        expression = Local(expression);
        switch (expression)
        {
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }, ..] } content
                when model.GetTypeInfo(content, cancellation).Type?.Name is "StringContent" or "ByteArrayContent":
                return Serialized(text);
            case InvocationExpressionSyntax call when call.Expression.SimpleName()?.Identifier.ValueText is { } method:
                var first = call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
                return method switch
                {
                    "Serialize" or "SerializeObject" or "SerializeToUtf8Bytes" => first,
                    "Create" when call.Receiver().SimpleName()?.Identifier.ValueText == "JsonContent" => first,
                    "GetBytes" when first is not null => Serialized(first),
                    "ToJsonString" => call.Receiver(),
                    "ToString" when call.Receiver() is { } node
                        && model.GetTypeInfo(node, cancellation).Type?.Name is "JObject" or "JsonObject" => node,
                    _ => null,
                };
            default:
                return null;
        }
    }

    /// <summary>The value of a local that is only made, set up and handed on once.</summary>
    private ExpressionSyntax Local(ExpressionSyntax expression)
    {
        if (LocalUses.Of(expression, model, cancellation) is not { Statement: not null, Value: { } value } uses)
            return expression.Unwrap();
        return uses.References.Count(static reference => LocalUses.SetupBy(reference) is null) == 1 ? Local(value) : expression.Unwrap();
    }
}
