using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Writes a payload as a <c>CompletionRequest</c>: known members to its properties, the others to <c>ExtraBody</c>.</summary>
internal sealed class RequestText(Rewrite rewrite, TypeNames names, Dialect dialect)
{
    private readonly List<InitializerMember> _members = [];
    private readonly List<string> _extra = [];
    private readonly List<string> _messages = [];

    /// <summary>The members of the request's initializer; null where one of the payload's cannot be carried over.</summary>
    public IReadOnlyList<InitializerMember>? Read(IReadOnlyList<PayloadMember> payload)
    {
        if (!payload.All(TryAdd) || _messages.Count == 0)
            return null;
        if (dialect.Model is { } model)
            _members.Insert(0, new("Model", SymbolDisplay.FormatLiteral(model, quote: true)));
        _members.Insert(_members.FindIndex(static member => member.Property == "Model") + 1, new("Messages", $"[{string.Join(", ", _messages)}]", _messages));
        if (_extra.Count > 0)
            _members.Add(new("ExtraBody", $"new {names.JsonObject} {{ {string.Join(", ", _extra)} }}"));
        return _members;
    }

    private bool TryAdd(PayloadMember member)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "model" when Type(value)?.SpecialType == SpecialType.System_String:
                return Set("Model", value);
            case "messages":
                if (new MessageList(rewrite, names).Read(value) is not { } messages)
                    return false;
                _messages.AddRange(messages);
                return true;
            case "system" or "instructions" when dialect.IsOther && Type(value)?.SpecialType == SpecialType.System_String:
                return Say(0, "System", value);
            case "prompt" or "input" when dialect.IsOther && Type(value)?.SpecialType == SpecialType.System_String:
                return Say(_messages.Count, "User", value);
            case "contents" when dialect.Model is not null && GeminiText(value) is { } text:
                return Say(_messages.Count, "User", text);
            case "stream":
                // What streams is read as it comes; that is another call.
                return rewrite.Model.GetConstantValue(value, rewrite.Cancellation) is { HasValue: true, Value: false };
            case "max_tokens" or "max_output_tokens" when (member.Name == "max_tokens" || dialect.IsOther) && Converts(value, SpecialType.System_Int32):
                return Set("MaxTokens", value);
            case "temperature" when Converts(value, SpecialType.System_Double):
                return Set("Temperature", value);
            case "top_p" when Converts(value, SpecialType.System_Double):
                return Set("TopP", value);
            case "seed" when Converts(value, SpecialType.System_Int64):
                return Set("Seed", value);
            case "stop" when Type(value) is { } type && (type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }):
                return Set("Stop", value, type is IArrayTypeSymbol ? value.ToString() : $"[{value}]");
            case "response_format" when Format(value) is { } format:
                return Set("ResponseFormat", value, format);
            case "model":
                return false;
            default:
                // What the other dialects call their settings means nothing here.
                return !dialect.IsOther && TryAddExtra(member);
        }
    }

    private bool Set(string property, ExpressionSyntax value, string? text = null)
    {
        rewrite.Keep(value);
        _members.Add(new(property, text ?? Number(value)));
        return true;
    }

    private bool Say(int index, string role, ExpressionSyntax text)
    {
        rewrite.Keep(text);
        _messages.Insert(index, $"new({names.ChatRole}.{role}, {text})");
        return true;
    }

    /// <summary>The text of Gemini's <c>contents = new[] { new { parts = new[] { new { text } } } }</c>.</summary>
    private ExpressionSyntax? GeminiText(ExpressionSyntax contents)
    {
        var objects = new PayloadObject(rewrite.Model, rewrite.Cancellation);
        return objects.OnlyElement(contents) is { } turn && objects.Read(turn) is { } members
            && members.FirstOrDefault(static member => member.Name == "parts") is { } parts
            && members.All(member => member == parts || member.Name == "role" && rewrite.Model.GetConstantValue(member.Value, rewrite.Cancellation).Value is "user")
            && objects.OnlyElement(parts.Value) is { } part && objects.Read(part) is [{ Name: "text", Value: var text }]
            && Type(text)?.SpecialType == SpecialType.System_String
                ? text
                : null;
    }

    /// <summary><c>0.7f</c> as a <c>double</c> is not 0.7; its digits are.</summary>
    private static string Number(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { Token: { Value: float or decimal, Text: var text } } ? text.TrimEnd('f', 'F', 'm', 'M') : value.ToString();

    private bool TryAddExtra(PayloadMember member)
    {
        var value = member.Value;
        var type = Type(value);
        var isNode = type is null ? value.IsKind(SyntaxKind.NullLiteralExpression)
            : type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double
                || type.ContainingNamespace.IsNamed("System.Text.Json.Nodes");
        if (!isNode && (type is null or IDynamicTypeSymbol || type.ContainingNamespace.IsNamed("Newtonsoft.Json.Linq")))
            return false;
        rewrite.Keep(value);
        _extra.Add($"[{SymbolDisplay.FormatLiteral(member.Name, quote: true)}] = {(isNode ? value.ToString() : $"{names.JsonSerializer}.SerializeToNode({value})")}");
        return true;
    }

    private string? Format(ExpressionSyntax value) =>
        new PayloadObject(rewrite.Model, rewrite.Cancellation).Read(value) is [{ Name: "type", Value: var type }]
            ? rewrite.Model.GetConstantValue(type, rewrite.Cancellation).Value switch
            {
                "json_object" => names.ChatResponseFormat + ".Json",
                "text" => names.ChatResponseFormat + ".Text",
                _ => null,
            }
            : null;

    /// <summary>Whether a value goes where a nullable number of a type is wanted.</summary>
    private bool Converts(ExpressionSyntax value, SpecialType target)
    {
        if (value is LiteralExpressionSyntax { Token.Value: decimal })
            return target == SpecialType.System_Double;
        var compilation = rewrite.Model.Compilation;
        var nullable = compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(compilation.GetSpecialType(target));
        return rewrite.Model.ClassifyConversion(value, nullable) is { IsImplicit: true, IsUserDefined: false };
    }

    private ITypeSymbol? Type(ExpressionSyntax value) => rewrite.Model.GetTypeInfo(value, rewrite.Cancellation).Type;
}
