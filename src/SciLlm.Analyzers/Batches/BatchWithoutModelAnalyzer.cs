
namespace SciLlm.Analyzers.Batches;

/// <summary>SCILLM301: a batch takes no model of its own, so each of its requests brings one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchWithoutModelAnalyzer() : PavedPathAnalyzer(Rules.BatchWithoutModel)
{
    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        var batched = new BatchedRequests(new SemanticModels(path.Compilation), client);
        var names = new RequestTypeNames(path.Compilation);
        context.RegisterIndexedNodeAction(
            node => Analyze(node, client, names, batched), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void Analyze(IndexedNode context, KnownSymbols client, RequestTypeNames names, BatchedRequests batched)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (!MayCreateRequest(creation, names) || creation.Initializer.Sets(BatchedRequests.Model)
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

    private static bool MayCreateRequest(BaseObjectCreationExpressionSyntax creation, RequestTypeNames names) => creation is ObjectCreationExpressionSyntax named
        ? named.Type.SimpleName() is { Identifier.ValueText: var type } && names.Contain(type)
        : creation.ArgumentList is { Arguments.Count: 1 } || creation.Initializer.Sets("Messages");
}
