namespace SciLlm.Analyzers.Batches;

/// <summary>SCILLM302: a batch gives every request a result, a failed one too (contract, "Check error/status per item").</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedBatchResultAnalyzer() : PavedPathAnalyzer(Rules.UncheckedBatchResult)
{
    private static readonly ImmutableHashSet<string> Looks = ImmutableHashSet.Create("Ok", "Error", "Status", "EnsureOk", "Summary");

    private protected override void Register(CompilationStartAnalysisContext context, PavedPath path)
    {
        if (path.Client is not { } client)
            return;
        context.RegisterIndexedNodeAction(node => Analyze(node, client), SyntaxKind.SimpleMemberAccessExpression);
    }

    private static void Analyze(IndexedNode context, KnownSymbols client)
    {
        var read = (MemberAccessExpressionSyntax)context.Node;
        if (!IsRead(read)
            || !client.BatchResult.SameAs(context.SemanticModel.GetTypeInfo(read.Expression, context.CancellationToken).Type)
            || read.EnclosingMember() is not { } member
            || context.SemanticModel.GetSymbolInfo(read.Expression, context.CancellationToken).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } }
            || member.DescendantNodes().Any(node => IsLook(node, read, IsOfBatch) || IsHandedOn(node, read) || IsEarlier(node, read)))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Rules.UncheckedBatchResult, read.Name.GetLocation(), read.Name.Identifier.ValueText));

        bool IsOfBatch(ExpressionSyntax expression) =>
            context.SemanticModel.GetTypeInfo(expression, context.CancellationToken).Type is { Name: "BatchResult" or "BatchResults" } type
            && type.ContainingNamespace.SameAs(client.BatchResult.ContainingNamespace);
    }

    private static bool IsRead(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Content" or "Json" };

    /// <summary>
    /// A look at the same item, at a property pattern, at the summary, or, in a lambda over the results such as that of <c>Where</c>, at all of them.
    /// </summary>
    private static bool IsLook(SyntaxNode node, MemberAccessExpressionSyntax read, Func<ExpressionSyntax, bool> isOfBatch) => node switch
    {
        NameColonSyntax { Parent: SubpatternSyntax, Name.Identifier.ValueText: var name } => Looks.Contains(name),
        MemberAccessExpressionSyntax { Expression: var item, Name.Identifier.ValueText: var name } => Looks.Contains(name)
            && (IsSameItem(item, read) || (name == "Summary" || IsLambdaParameter(item)) && isOfBatch(item)),
        _ => false,
    };

    /// <summary>The whole item given to code that may look.</summary>
    private static bool IsHandedOn(SyntaxNode node, MemberAccessExpressionSyntax read) =>
        node is ArgumentSyntax { Expression: IdentifierNameSyntax item } && IsSameItem(item, read);

    /// <summary>One report for an item is enough.</summary>
    private static bool IsEarlier(SyntaxNode node, MemberAccessExpressionSyntax read) =>
        node.SpanStart < read.SpanStart && IsRead(node) && IsSameItem(((MemberAccessExpressionSyntax)node).Expression, read)
        && node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() == read.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();

    private static bool IsSameItem(ExpressionSyntax item, MemberAccessExpressionSyntax read) => SyntaxFactory.AreEquivalent(item, read.Expression);

    private static bool IsLambdaParameter(ExpressionSyntax item) => item is IdentifierNameSyntax { Identifier.ValueText: var name }
        && item.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText == name,
            ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name),
            _ => false,
        });
}
