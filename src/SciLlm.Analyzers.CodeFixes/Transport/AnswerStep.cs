namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>One step from a JSON value to what is read of it.</summary>
/// <param name="Expression">The longer expression.</param>
/// <param name="Steps">The names and indices it adds; none for what changes nothing about which value is meant.</param>
/// <param name="IsRead">Whether it reads a value as text.</param>
internal sealed record AnswerStep(ExpressionSyntax Expression, ImmutableArray<string> Steps, bool IsRead = false)
{
    public static AnswerStep? From(ExpressionSyntax current, SemanticModel model, CancellationToken cancellation)
    {
        switch (current.Parent)
        {
            case ParenthesizedExpressionSyntax:
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                return Same((ExpressionSyntax)current.Parent);
            case CastExpressionSyntax cast when model.GetTypeInfo(cast, cancellation).Type?.SpecialType == SpecialType.System_String:
                return new(cast, ImmutableArray<string>.Empty, IsRead: true);
            case MemberAccessExpressionSyntax access when access.Expression == current:
                return Member(access, access.Name, model, cancellation);
            case ElementAccessExpressionSyntax element when element.Expression == current:
                return Index(element, element.ArgumentList, model, cancellation);
            case ConditionalAccessExpressionSyntax access when access.Expression == current:
                return LeftmostOf(access.WhenNotNull) switch
                {
                    MemberBindingExpressionSyntax binding => Member(binding, binding.Name, model, cancellation),
                    ElementBindingExpressionSyntax binding => Index(binding, binding.ArgumentList, model, cancellation),
                    _ => null,
                };
            case ConditionalAccessExpressionSyntax access when access.WhenNotNull == current:
                return Same(access);
            default:
                return null;
        }
    }

    private static AnswerStep? Member(ExpressionSyntax access, SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
            return Call(call, name.Identifier.ValueText, model, cancellation);
        if (name.Identifier.ValueText == "RootElement")
            return Same(access);
        var property = model.GetSymbolInfo(name, cancellation).Symbol;
        return new(access, ImmutableArray.Create(property is null ? name.Identifier.ValueText : PayloadType.JsonName(property)));
    }

    private static AnswerStep? Call(InvocationExpressionSyntax call, string method, SemanticModel model, CancellationToken cancellation) =>
        call.ArgumentList.Arguments switch
        {
            [] => method switch
            {
                "EnumerateArray" or "AsArray" or "AsObject" or "ToList" or "ToArray" => Same(call),
                "First" or "FirstOrDefault" or "Single" => new(call, ImmutableArray.Create("0")),
                "GetString" or "ToString" or "GetValue" or "Value" or "ToObject" => new(call, ImmutableArray<string>.Empty, IsRead: true),
                _ => null,
            },
            [{ Expression: var argument }] => method switch
            {
                "GetProperty" or "ElementAt" or "ElementAtOrDefault" or "Value" => Named(call, argument, model, cancellation),
                "SelectToken" when argument is LiteralExpressionSyntax { Token.Value: string path } => new(call, Split(path)),
                _ => null,
            },
            _ => null,
        };

    private static AnswerStep? Index(
        ExpressionSyntax element, BracketedArgumentListSyntax list, SemanticModel model, CancellationToken cancellation) =>
        list.Arguments is [{ Expression: var index }] ? Named(element, index, model, cancellation) : null;

    private static AnswerStep? Named(
        ExpressionSyntax expression, ExpressionSyntax name, SemanticModel model, CancellationToken cancellation) =>
        model.GetConstantValue(name, cancellation) is { HasValue: true, Value: string or int } constant
            ? new(expression, ImmutableArray.Create(constant.Value.ToString()!))
            : null;

    private static AnswerStep Same(ExpressionSyntax expression) => new(expression, ImmutableArray<string>.Empty);

    private static ImmutableArray<string> Split(string path) =>
        path.TrimStart('$').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();

    /// <summary>The <c>.x</c> or <c>[i]</c> that what follows a <c>?</c> begins with.</summary>
    public static ExpressionSyntax LeftmostOf(ExpressionSyntax whenNotNull) => whenNotNull switch
    {
        InvocationExpressionSyntax call => LeftmostOf(call.Expression),
        MemberAccessExpressionSyntax access => LeftmostOf(access.Expression),
        ElementAccessExpressionSyntax element => LeftmostOf(element.Expression),
        ConditionalAccessExpressionSyntax access => LeftmostOf(access.Expression),
        PostfixUnaryExpressionSyntax suppressed => LeftmostOf(suppressed.Operand),
        _ => whenNotNull,
    };
}
