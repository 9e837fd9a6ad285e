using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>
/// Rewrites what is done with a response: status checks go, what is read of the parsed JSON becomes what the client hands back, and JSON that is
/// read for something else the client's own copy of it.
/// </summary>
internal sealed class ResponseReading(Rewrite rewrite, TypeNames names, ConvertedAnswer answer)
{
    private static readonly ImmutableHashSet<string> Parsers =
        ImmutableHashSet.Create("Parse", "ParseAsync", "Deserialize", "DeserializeAsync", "DeserializeObject");

    /// <summary>Whether every use of the response was understood; only then the edits are to be used.</summary>
    public bool TryRewrite(ResponseLocal response)
    {
        foreach (var guard in StatusChecks.In(response))
            rewrite.Remove(guard);
        return response.Uses.References.All(reference => rewrite.IsDead(reference) || response.Library switch
        {
            HttpLibrary.RestSharp => TryReplaceRestSharpRead(reference),
            HttpLibrary.WebClient => TryReplaceText(reference),
            _ => TryReplaceRead(reference),
        });
    }

    private bool TryReplaceRestSharpRead(IdentifierNameSyntax reference) => reference.Parent is MemberAccessExpressionSyntax read
        && read.Name.Identifier.ValueText switch
        {
            "Content" => TryReplaceText(read.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure ? sure : read),
            "Data" => answer.TryReplace(read),
            _ => false,
        };

    private bool TryReplaceRead(IdentifierNameSyntax reference)
    {
        if (reference.Parent is MemberAccessExpressionSyntax verdict && StatusChecks.IsVerdict(verdict))
        {
            rewrite.Replace(verdict.Span, "true");
            return true;
        }
        if (reference.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Content" } content
            || content.Parent is not MemberAccessExpressionSyntax method || method.Parent is not InvocationExpressionSyntax read)
            return false;
        var value = ResponseLocal.Awaited(read);
        return method.Name.Identifier.ValueText switch
        {
            "ReadAsStringAsync" => TryReplaceText(value),
            "ReadFromJsonAsync" => answer.TryReplace(value) || answer.IsSameJson && Deserialize(value, read, method.Name),
            "ReadAsStreamAsync" or "ReadAsStream" => TryReplaceStream(value),
            _ => false,
        };
    }

    /// <summary>The JSON text: where it is only parsed for the answer nothing of it is left, anywhere else it is the raw JSON.</summary>
    private bool TryReplaceText(ExpressionSyntax text)
    {
        if (Parsed(text) is { } inline && answer.TryReplace(inline))
            return true;
        ExpressionSyntax[] unread = [text];
        if (Declared(text) is { } local)
        {
            unread =
            [
                .. local.References.Where(reference =>
                    !rewrite.IsDead(reference) && (Parsed(reference) is not { } parsed || !answer.TryReplace(parsed))),
            ];
            if (unread.Length == 0)
            {
                rewrite.Remove(local.Statement!);
                return true;
            }
        }
        // Another dialect's JSON cannot be read any more, only shown.
        if (answer.RawJson is null || !answer.IsSameJson && !unread.All(IsShown))
            return false;
        rewrite.Replace(text.Span, answer.RawJson);
        return true;
    }

    private static bool IsShown(ExpressionSyntax text)
    {
        var call = text.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.ArgumentList.Span.Contains(text.Span));
        return call?.Expression.SimpleName()?.Identifier.ValueText is { } method
            && (method.StartsWith("Write", StringComparison.Ordinal) || method.StartsWith("Log", StringComparison.Ordinal));
    }

    /// <summary>A stream is only read once, by a parser.</summary>
    private bool TryReplaceStream(ExpressionSyntax stream)
    {
        if (Declared(stream) is not { References: [var only] } local)
            return Parsed(stream) is { } inline && answer.TryReplace(inline);
        if (Parsed(only) is not { } parsed || !answer.TryReplace(parsed))
            return false;
        rewrite.Remove(local.Statement!);
        return true;
    }

    /// <summary><c>ReadFromJsonAsync&lt;T&gt;(options)</c> of the raw JSON.</summary>
    private bool Deserialize(ExpressionSyntax value, InvocationExpressionSyntax read, SimpleNameSyntax method)
    {
        if (method is not GenericNameSyntax generic)
            return false;
        var options = SendCall.Argument(rewrite.Site, read, "JsonSerializerOptions", "JsonTypeInfo");
        if (options is not null)
            rewrite.Keep(options);
        rewrite.Replace(value.Span, names.Deserialization(generic.TypeArgumentList, answer.RawJson!, options?.ToString()));
        return true;
    }

    /// <summary>The call that parses a text or stream, with its await.</summary>
    public static ExpressionSyntax? Parsed(ExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument
        && call.ArgumentList.Arguments[0] == argument
        && call.Expression.SimpleName() is { } name && Parsers.Contains(name.Identifier.ValueText)
            ? ResponseLocal.Awaited(call)
            : null;

    private LocalUses? Declared(ExpressionSyntax value) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
        && rewrite.Model.GetDeclaredSymbol(declarator, rewrite.Cancellation) is ILocalSymbol local
        && LocalUses.Of(local, rewrite.Model, rewrite.Cancellation) is { Statement: not null } uses
            ? uses
            : null;
}
