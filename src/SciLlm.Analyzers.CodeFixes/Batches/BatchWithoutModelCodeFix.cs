using SciLlm.Analyzers.Batches;

namespace SciLlm.Analyzers.CodeFixes.Batches;

/// <summary>SCILLM301: gives the request the model of its neighbours, one that is in scope, or the environment's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BatchWithoutModelCodeFix() : PavedPathCodeFix("SCILLM301")
{
    public const string SetModel = nameof(SetModel);

    private const string ModelVariable = "CHUTES_MODEL_ID";

    private protected override IEnumerable<Repair> Repairs(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } request || !CanBeAddedTo(request))
            return [];
        var model = ModelsInScope.BestAt(request, site.Model, site.Cancellation);
        return
        [
            new($"Set Model to {model?.ToString() ?? "$" + ModelVariable}", SetModel, editor => editor.ReplaceNode(request, (current, generator) =>
                WithModel((BaseObjectCreationExpressionSyntax)current, model ?? FromEnvironment(generator, site.Model.Compilation)))),
        ];
    }

    /// <summary>While somebody types, a request may have no end yet, or something else where its settings belong.</summary>
    private static bool CanBeAddedTo(BaseObjectCreationExpressionSyntax request) =>
        !request.ContainsDiagnostics && request.Initializer?.Expressions.All(static setting => setting is AssignmentExpressionSyntax) != false;

    private static ExpressionSyntax FromEnvironment(SyntaxGenerator generator, Compilation compilation) =>
        (ExpressionSyntax)generator.InvocationExpression(
            generator.MemberAccessExpression(
                generator.StaticType(compilation.GetTypeByMetadataName(typeof(Environment).FullName!)!),
                nameof(Environment.GetEnvironmentVariable)),
            generator.LiteralExpression(ModelVariable));

    private static BaseObjectCreationExpressionSyntax WithModel(BaseObjectCreationExpressionSyntax request, ExpressionSyntax model)
    {
        var setting = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(BatchedRequests.Model), model.WithoutTrivia())
            .NormalizeWhitespace();
        if (request.Initializer is { Expressions: [var first, ..] } initializer)
            return request.WithInitializer(initializer.WithExpressions(InsertBefore(first, initializer, setting)));

        var last = request.Initializer?.OpenBraceToken.GetPreviousToken() ?? request.GetLastToken();
        return request
            .ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(SyntaxFactory.InitializerExpression(
                SyntaxKind.ObjectInitializerExpression,
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.SingletonSeparatedList<ExpressionSyntax>(setting.WithTrailingTrivia(SyntaxFactory.Space)),
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(request.GetTrailingTrivia())));
    }

    /// <summary>On a line of its own where the others have one.</summary>
    private static SeparatedSyntaxList<ExpressionSyntax> InsertBefore(
        ExpressionSyntax first, InitializerExpressionSyntax initializer, ExpressionSyntax setting)
    {
        var lineBreak = initializer.OpenBraceToken.TrailingTrivia.FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var ownLine = lineBreak != default;
        var indentation = first.GetLeadingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(ownLine ? lineBreak : SyntaxFactory.Space);
        var expressions = initializer.Expressions;
        return SyntaxFactory.SeparatedList(
            expressions.Insert(0, ownLine ? setting.WithLeadingTrivia(indentation) : setting),
            expressions.GetSeparators().Prepend(comma));
    }
}
