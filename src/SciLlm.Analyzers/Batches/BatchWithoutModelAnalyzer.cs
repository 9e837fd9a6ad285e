
namespace SciLlm.Analyzers.Batches;

/// <summary>SCILLM301: a batch takes no model of its own, so each of its requests brings one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchWithoutModelAnalyzer() : PavedPathAnalyzer(Rules.BatchWithoutModel)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        var models = new SemanticModels(path.Compilation);
        var batched = new BatchedRequests(models, client);
        context.RegisterIndexedNodeAction(
            node => Analyze(node, client, models.Families, batched), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void Analyze(IndexedNode context, KnownSymbols client, TypeFamilies families, BatchedRequests batched)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (!MayCreateRequest(creation, families.Of(client.CompletionRequest, context.CancellationToken)) || creation.Initializer.Sets(BatchedRequests.Model)
            || !client.CompletionRequest.SameAs(context.SemanticModel.TypeOf(creation, context.CancellationToken))
            || batched.BatchOf(creation, context.CancellationToken) is not { } batch)
            return;
        var end = creation is ObjectCreationExpressionSyntax { Type: var type } ? type.Span.End : creation.NewKeyword.Span.End;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.BatchWithoutModel,
            Location.Create(creation.SyntaxTree, TextSpan.FromBounds(creation.NewKeyword.SpanStart, end)),
            [batch.GetLocation()],
            batch.Identifier.ValueText));
    }

    private static bool MayCreateRequest(BaseObjectCreationExpressionSyntax creation, HashSet<string> requests) => creation is ObjectCreationExpressionSyntax
        ? creation.MayCreateAnyOf(requests)
        : creation.ArgumentList is { Arguments.Count: 1 } || creation.Initializer.Sets("Messages");
}
