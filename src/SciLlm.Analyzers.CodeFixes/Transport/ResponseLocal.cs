using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>The local a call's response is kept in.</summary>
/// <param name="Value">The whole expression the local is given.</param>
/// <param name="IsAwaited">Whether the call is awaited, and not waited for.</param>
internal sealed record ResponseLocal(LocalUses Uses, LocalDeclarationStatementSyntax Statement, ExpressionSyntax Value, bool IsAwaited)
{
    /// <summary>Whose response it is; a <c>WebClient</c>'s is its text.</summary>
    public HttpLibrary Library { get; private init; }

    public static ResponseLocal? Of(FixSite site, SendCall send) =>
        Of(site, Awaited(send.Expression)) is { } response && IsAnswer(response.Uses.Symbol.Type, send.Call.Library)
            ? response with { Library = send.Call.Library }
            : null;

    /// <summary>The local that an awaited expression is kept in.</summary>
    public static ResponseLocal? Of(FixSite site, ExpressionSyntax value)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            || site.Model.GetDeclaredSymbol(declarator, site.Cancellation) is not ILocalSymbol local
            || LocalUses.Of(local, site.Model, site.Cancellation) is not { Statement: { } statement } uses)
            return null;
        return new(uses, statement, value, value is AwaitExpressionSyntax);
    }

    private static bool IsAnswer(ITypeSymbol type, HttpLibrary library) => library switch
    {
        HttpLibrary.HttpClient => type.Name == "HttpResponseMessage",
        HttpLibrary.RestSharp => type.TypeKind == TypeKind.Error || type.Name is "RestResponse" or "IRestResponse",
        HttpLibrary.WebClient => type.SpecialType == SpecialType.System_String,
        _ => false,
    };

    /// <summary>A call with the await around it, or with what waits for it; a <c>ConfigureAwait</c> in between included.</summary>
    public static ExpressionSyntax Awaited(ExpressionSyntax call)
    {
        while (true)
        {
            switch (call.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax:
                    call = (ExpressionSyntax)call.Parent;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } member
                    when member.Name.Identifier.ValueText is "ConfigureAwait" or "GetAwaiter" or "GetResult":
                    call = outer;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == call:
                    call = result;
                    break;
                default:
                    return call;
            }
        }
    }

    /// <summary>A name nobody uses here yet.</summary>
    public string NewName(string name)
    {
        var taken = new HashSet<string>((Statement.EnclosingMember() ?? Statement).DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : name + number)
            .First(candidate => !taken.Contains(candidate));
    }

    /// <summary>Declares the completion in the response's place; it is nothing to dispose.</summary>
    public void Rename(Rewrite rewrite, string name)
    {
        if (!Statement.UsingKeyword.IsKind(SyntaxKind.None))
            rewrite.Delete(TextSpan.FromBounds(Statement.UsingKeyword.SpanStart, Statement.Declaration.SpanStart));
        if (!Statement.Declaration.Type.IsVar)
            rewrite.Replace(Statement.Declaration.Type.Span, "var");
        rewrite.Replace(Uses.Declarator.Identifier.Span, name);
    }
}
