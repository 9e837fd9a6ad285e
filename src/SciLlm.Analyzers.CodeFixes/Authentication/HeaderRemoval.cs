using SciLlm.Analyzers.CodeFixes.Rewriting;
using SciLlm.Analyzers.Transport;

namespace SciLlm.Analyzers.CodeFixes.Authentication;

/// <summary>Takes the code that sets a header out of whatever holds it: a statement, a lambda, a chain, an initializer.</summary>
internal static class HeaderRemoval
{
    /// <summary>The header that a diagnostic was put on.</summary>
    public static HeaderSetting? HeaderAt(FixSite site) => site.Node.AncestorsAndSelf()
        .Select(node => site.Path.Endpoints.RecognizeHeader(node, site.Cancellation))
        .FirstOrDefault(static recognized => recognized is not null);

    /// <summary>
    /// Without the client nothing sends the key once the header is gone, nor where the client cannot ask what is asked: there it is not for a tool to decide.
    /// </summary>
    public static Rewritten? Of(FixSite site, HeaderSetting header)
    {
        var rewrite = new Rewrite(site);
        var warning = AsksForEmbeddings(site) ? " (the call has no key then)" : site.Path.Client is null ? " (the call has no key until SciLLM sends it)" : "";
        return TryRemove(rewrite, header)
            && rewrite.Finish($"Remove the {header.Header} header{warning}", HandSetHeaderCodeFix.RemoveHeader) is { } removed
                ? removed with { IsOneByOne = warning.Length > 0 }
                : null;
    }

    private static bool AsksForEmbeddings(FixSite site) =>
        site.Diagnostic.Properties.TryGetValue(RawCalls.KindProperty, out var kind) && kind == nameof(EndpointKind.Embeddings);

    private static bool TryRemove(Rewrite rewrite, HeaderSetting header)
    {
        if (header.Node is AttributeSyntax attribute)
            return HeaderAttributes.TryRemove(rewrite, attribute, header.Name);
        if (header.Node is not ExpressionSyntax expression)
            return false;
        // One of WithHeaders(new { Authorization = …, Accept = … }): the others stay.
        if (header.Name.Parent?.Parent is AnonymousObjectMemberDeclaratorSyntax { Parent: AnonymousObjectCreationExpressionSyntax { Initializers.Count: > 1 } } member)
        {
            rewrite.Delete(InitializerElements.SpanWithComma(rewrite.Site.Text, member));
            return true;
        }
        if (expression.Parent is InitializerExpressionSyntax)
        {
            InitializerElements.Remove(rewrite, expression);
            return true;
        }
        if (expression.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } element)
        {
            rewrite.Delete(list.Elements.Count == 1 ? element.Span : InitializerElements.SpanWithComma(rewrite.Site.Text, element));
            return true;
        }
        if (expression is InvocationExpressionSyntax call && IsLinkOfChain(call))
        {
            rewrite.Delete(TextSpan.FromBounds(call.Receiver()!.Span.End, call.Span.End));
            return true;
        }
        return TryRemoveWhole(rewrite, Whole(expression));
    }

    /// <summary>With the <c>x?.</c> before it and the <c>_ =</c> that ignores its result.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax expression) => expression.Parent switch
    {
        ConditionalAccessExpressionSyntax access when access.WhenNotNull == expression => Whole(access),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard => Whole(discard),
        ParenthesizedExpressionSyntax parenthesized => Whole(parenthesized),
        _ => expression,
    };

    private static bool TryRemoveWhole(Rewrite rewrite, ExpressionSyntax expression)
    {
        switch (expression.Parent)
        {
            case ExpressionStatementSyntax statement:
                rewrite.Remove(statement);
                return true;
            case LambdaExpressionSyntax lambda when lambda.Body == expression:
                rewrite.Replace(expression.Span, "{ }");
                return true;
            case ArrowExpressionClauseSyntax arrow when EndOf(arrow) is { RawKind: (int)SyntaxKind.SemicolonToken, IsMissing: false } end:
                rewrite.Replace(TextSpan.FromBounds(arrow.SpanStart, end.Span.End), "{ }");
                return true;
            default:
                return false;
        }
    }

    private static SyntaxToken EndOf(ArrowExpressionClauseSyntax arrow) => arrow.Parent switch
    {
        BaseMethodDeclarationSyntax method => method.SemicolonToken,
        LocalFunctionStatementSyntax function => function.SemicolonToken,
        _ => default,
    };

    /// <summary>One of <c>new RestRequest(…).AddHeader(…).AddJsonBody(…)</c>: the others stay.</summary>
    private static bool IsLinkOfChain(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
        && (call.Parent is MemberAccessExpressionSyntax next && next.Expression == call
            || receiver is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
            || call.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArgumentSyntax);
}
