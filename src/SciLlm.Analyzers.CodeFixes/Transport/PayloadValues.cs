using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>What the values of a payload are written as on a <c>CompletionRequest</c>.</summary>
internal sealed class PayloadValues(Rewrite rewrite, TypeNames names)
{
    private readonly PayloadObject _objects = new(rewrite.Model, rewrite.Cancellation);

    public bool IsText(ExpressionSyntax value) => Type(value)?.SpecialType == SpecialType.System_String;

    /// <summary>Whether a value goes where a nullable number of a type is wanted.</summary>
    public bool Converts(ExpressionSyntax value, SpecialType target)
    {
        if (value is LiteralExpressionSyntax { Token.Value: decimal })
            return target == SpecialType.System_Double;
        var compilation = rewrite.Model.Compilation;
        var nullable = compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(compilation.GetSpecialType(target));
        return rewrite.Model.ClassifyConversion(value, nullable) is { IsImplicit: true, IsUserDefined: false };
    }

    /// <summary><c>0.7f</c> as a <c>double</c> is not 0.7; its digits are.</summary>
    public static string Double(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: float or decimal }
        ? value.ToString().TrimEnd('f', 'F', 'm', 'M')
        : value.ToString();

    /// <summary>One text or an array of texts, as a list; null for anything else.</summary>
    public string? Texts(ExpressionSyntax value) => Type(value) switch
    {
        { SpecialType: SpecialType.System_String } => $"[{value}]",
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } => value.ToString(),
        _ => null,
    };

    /// <summary>The response formats that need no schema; null for anything else.</summary>
    public string? Format(ExpressionSyntax value) =>
        _objects.Read(value) is [{ Name: "type", Value: var type }]
            ? rewrite.Model.GetConstantValue(type, rewrite.Cancellation).Value switch
            {
                "json_object" => names.ChatResponseFormat + ".Json",
                "text" => names.ChatResponseFormat + ".Text",
                _ => null,
            }
            : null;

    /// <summary>A value as a <c>JsonNode</c>; null where it cannot become one.</summary>
    public string? Node(ExpressionSyntax value)
    {
        switch (Type(value))
        {
            case null:
                return value.IsKind(SyntaxKind.NullLiteralExpression) ? "null" : null;
            case { SpecialType: SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Int32 }:
            case { SpecialType: SpecialType.System_Int64 or SpecialType.System_Double }:
            case { ContainingNamespace: { } @namespace } when @namespace.IsNamed("System.Text.Json.Nodes"):
                return value.ToString();
            case IDynamicTypeSymbol:
            case { ContainingNamespace: { } @namespace } when @namespace.IsNamed("Newtonsoft.Json.Linq"):
                return null;
            default:
                return $"{names.JsonSerializer}.SerializeToNode({value})";
        }
    }

    /// <summary>The text of Gemini's <c>contents = new[] { new { parts = new[] { new { text } } } }</c>.</summary>
    public ExpressionSyntax? GeminiText(ExpressionSyntax contents) =>
        _objects.OnlyElement(contents) is { } turn && _objects.Read(turn) is { } members
        && members.FirstOrDefault(static member => member.Name == "parts") is { } parts
        && members.All(member => member == parts || IsUser(member))
        && _objects.OnlyElement(parts.Value) is { } part && _objects.Read(part) is [{ Name: "text", Value: var text }] && IsText(text)
            ? text
            : null;

    private bool IsUser(PayloadMember member) =>
        member.Name == "role" && rewrite.Model.GetConstantValue(member.Value, rewrite.Cancellation).Value is "user";

    private ITypeSymbol? Type(ExpressionSyntax value) => rewrite.Model.GetTypeInfo(value, rewrite.Cancellation).Type;
}
