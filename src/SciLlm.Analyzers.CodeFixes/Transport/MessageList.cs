using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Turns the payload's <c>messages</c> into a list of <c>ChatMessage</c>s.</summary>
internal sealed class MessageList(Rewrite rewrite, TypeNames names)
{
    private readonly PayloadObject _objects = new(rewrite.Model, rewrite.Cancellation);

    /// <summary>The elements of the list, one text each; null where they are not understood.</summary>
    public IReadOnlyList<string>? Read(ExpressionSyntax messages)
    {
        var list = _objects.OnlyUse(messages);
        if (PayloadList.Elements(list) is not { } elements)
            return Projected(messages) is { } projected ? [projected] : null;
        var texts = elements
            .Select(element => element is SpreadElementSyntax spread ? Projected(spread.Expression) : Message((ExpressionSyntax)element))
            .ToList();
        return texts.Contains(null) || texts.Count == 0 ? null : [.. texts.OfType<string>()];
    }

    private string? Message(ExpressionSyntax element)
    {
        if (_objects.Read(element) is not { Count: 2 } members
            || members.FirstOrDefault(static member => member.Name == "role")?.Value is not { } role
            || members.FirstOrDefault(static member => member.Name == "content")?.Value is not { } content
            || !IsText(content) || !IsText(role))
            return null;
        rewrite.Keep(role);
        rewrite.Keep(content);
        return $"new({Role(role)}, {content})";
    }

    private string Role(ExpressionSyntax role)
    {
        var known = rewrite.Model.GetConstantValue(role, rewrite.Cancellation).Value switch
        {
            "system" => "System",
            "user" => "User",
            "assistant" => "Assistant",
            "tool" => "Tool",
            _ => null,
        };
        return known is null ? $"new {names.ChatRole}({role})" : $"{names.ChatRole}.{known}";
    }

    /// <summary>A list made elsewhere whose elements hold a role and a content, and nothing else that would be lost.</summary>
    private string? Projected(ExpressionSyntax list)
    {
        if (Element(list) is not { } type || Texts(type) is not { Count: 2 } members
            || members.FirstOrDefault(static member => PayloadType.JsonName(member) == "role") is not { } role
            || members.FirstOrDefault(static member => PayloadType.JsonName(member) == "content") is not { } content)
            return null;
        names.NeedLinq();
        rewrite.Keep(list);
        return $"..{list}.Select(message => new {names.ChatMessage}(new {names.ChatRole}(message.{role.Name}), message.{content.Name}))";
    }

    private ITypeSymbol? Element(ExpressionSyntax list) => rewrite.Model.GetTypeInfo(list, rewrite.Cancellation).Type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol named => named.AllInterfaces.Append(named).FirstOrDefault(static type =>
            type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };

    /// <summary>The public properties of a type; null when one of them is not text.</summary>
    private static List<IPropertySymbol>? Texts(ITypeSymbol type)
    {
        var properties = type.GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsIndexer: false })
            .ToList();
        return type.SpecialType == SpecialType.None
            && properties.TrueForAll(static property => property.Type.SpecialType == SpecialType.System_String)
                ? properties
                : null;
    }

    private bool IsText(ExpressionSyntax expression) =>
        rewrite.Model.GetTypeInfo(expression, rewrite.Cancellation).Type?.SpecialType == SpecialType.System_String;
}
