using SciLlm.Analyzers.CodeFixes.Rewriting;

namespace SciLlm.Analyzers.CodeFixes.Transport;

/// <summary>Reads of a <c>RestResponse</c>, as reads of the <c>HttpResponseMessage</c> that stands in its place.</summary>
internal static class RestSharpAnswer
{
    /// <summary>Whether all that is read of the response can be read of the other one.</summary>
    public static bool TryRewrite(Rewrite rewrite, TypeNames names, SendCall send)
    {
        var answer = ResponseLocal.Awaited(send.Expression);
        var isAsync = answer.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().Any(wait => wait.Expression.Span.Contains(send.Expression.Span));
        if (answer.Parent is ExpressionStatementSyntax)
            return true;
        if (answer.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            || rewrite.Model.GetDeclaredSymbol(declarator, rewrite.Cancellation) is not ILocalSymbol local
            || LocalUses.Of(local, rewrite.Model, rewrite.Cancellation) is not { Statement: { } statement } uses
            || !uses.References.All(reference => TryReplace(rewrite, names, send, reference, isAsync)))
            return false;
        if (!statement.Declaration.Type.IsVar)
            rewrite.Replace(statement.Declaration.Type.Span, "var");
        return true;
    }

    private static bool TryReplace(Rewrite rewrite, TypeNames names, SendCall send, IdentifierNameSyntax reference, bool isAsync)
    {
        if (reference.Parent is BinaryExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } })
            return true;
        if (reference.Parent is not MemberAccessExpressionSyntax read || read.Expression != reference)
            return false;
        switch (read.Name.Identifier.ValueText)
        {
            case "StatusCode" or "IsSuccessStatusCode":
                return true;
            case "IsSuccessful":
                rewrite.Replace(read.Name.Span, "IsSuccessStatusCode");
                return true;
            case "ErrorMessage" or "StatusDescription":
                rewrite.Replace(read.Name.Span, "ReasonPhrase");
                return true;
            case "Content":
                rewrite.Replace(read.Span, Waiting(read, $"{reference}.Content.ReadAsStringAsync()", isAsync));
                return true;
            case "RawBytes":
                rewrite.Replace(read.Span, Waiting(read, $"{reference}.Content.ReadAsByteArrayAsync()", isAsync));
                return true;
            case "Data" when send.Call.Name is GenericNameSyntax { TypeArgumentList: var type }:
                var text = Waiting(null, $"{reference}.Content.ReadAsStringAsync()", isAsync);
                rewrite.Replace(read.Span, names.Deserialization(type, text));
                return true;
            default:
                return false;
        }
    }

    /// <summary>A task's result, in brackets where something is read of it.</summary>
    private static string Waiting(ExpressionSyntax? read, string task, bool isAsync) =>
        !isAsync ? task + ".GetAwaiter().GetResult()"
        : read?.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            ? $"(await {task})"
            : "await " + task;
}
