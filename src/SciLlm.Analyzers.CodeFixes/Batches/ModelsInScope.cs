using SciLlm.Analyzers.Batches;
using SciLlm.Analyzers.Endpoints;

namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>Which model a request can be given where it stands.</summary>
internal static class ModelsInScope
{
    /// <summary>The names a model goes by, the plainest first; underscores and case do not count.</summary>
    private static readonly string[] Names = ["model", "modelid", "modelname", "textmodel", "chatmodel", "llmmodel", "defaultmodel", "chutesmodelid"];

    /// <summary>The model of another request beside this one, else a variable or member called like a model; null when there is neither.</summary>
    public static ExpressionSyntax? BestAt(BaseObjectCreationExpressionSyntax request, SemanticModel model, CancellationToken cancellation)
    {
        var reach = new ReachableSymbols(model, request, cancellation);
        return OfAnotherRequest(request, model, reach, cancellation) ?? Named(model, request, reach);
    }

    private static ExpressionSyntax? OfAnotherRequest(
        BaseObjectCreationExpressionSyntax request, SemanticModel model, ReachableSymbols reach, CancellationToken cancellation) =>
        (request.EnclosingMember()?.DescendantNodes() ?? [])
            .OfType<BaseObjectCreationExpressionSyntax>()
            .Where(other => other.Initializer.Sets(BatchedRequests.Model)
                && model.GetTypeInfo(other, cancellation).Type.SameAs(model.GetTypeInfo(request, cancellation).Type))
            .SelectMany(static other => other.Initializer!.Expressions.OfType<AssignmentExpressionSyntax>())
            .Where(static setting => setting.Left.SimpleName()?.Identifier.ValueText == BatchedRequests.Model)
            .Select(static setting => setting.Right)
            .FirstOrDefault(value => value is LiteralExpressionSyntax || value is IdentifierNameSyntax && reach.Includes(model.GetSymbolInfo(value, cancellation).Symbol));

    private static ExpressionSyntax? Named(SemanticModel model, SyntaxNode request, ReachableSymbols reach) => model
        .LookupSymbols(request.SpanStart)
        .Where(symbol => symbol.CanBeReferencedByName && TypeOf(symbol)?.SpecialType == SpecialType.System_String && reach.Includes(symbol))
        .Select(static symbol => (Symbol: symbol, Rank: Array.IndexOf(Names, symbol.Name.Replace("_", "").ToLowerInvariant())))
        .Where(static candidate => candidate.Rank >= 0)
        .OrderBy(static candidate => candidate.Symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
        .ThenBy(static candidate => candidate.Rank)
        .ThenBy(static candidate => candidate.Symbol.Name, StringComparer.Ordinal)
        .Select(static candidate => SyntaxFactory.IdentifierName(candidate.Symbol.Name))
        .FirstOrDefault();

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None or RefKind.In } parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { GetMethod: not null } property => property.Type,
        _ => null,
    };
}
